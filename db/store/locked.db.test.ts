import Database from "better-sqlite3";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { beginWrite, closeStore, read, write } from "./client";
import { databaseUrl, dialect } from "./dialect";
import { settings } from "../schema/installation";
import { storeFailureOf } from "./store-failure";
import { freshStore } from "../testing/fresh-store";

beforeEach(freshStore);
afterAll(closeStore);

const put = (key: string) => write((tx) => tx.insert(settings).values({ key, value: 1 }));
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Another program that holds the write lock. */
function intruder() {
  const connection = new Database(databaseUrl.slice("file:".length));
  connection.exec("BEGIN IMMEDIATE");
  return {
    release: () => {
      connection.exec("ROLLBACK");
      connection.close();
    },
  };
}

describe.runIf(dialect === "sqlite")("while another program holds SQLite's write lock", () => {
  it("the thread stays free, reads answer, and writes go on once it lets go", async () => {
    const other = intruder();
    const writes = [put("a"), put("b")];
    let longestGap = 0;
    let last = performance.now();
    for (let n = 0; n < 40; n += 1) {
      await pause(20);
      longestGap = Math.max(longestGap, performance.now() - last);
      last = performance.now();
      expect(await read().select().from(settings)).toEqual([]);
    }
    await expect(beginWrite(100)).rejects.toSatisfy((error) => storeFailureOf(error) === "busy");
    other.release();
    await Promise.all(writes);
    expect(longestGap).toBeLessThan(1000);
    expect(await read().select().from(settings)).toHaveLength(2);
    await beginWrite(100);
  });

  it("writes are refused as busy after a bound, those that wait behind another at the same time", async () => {
    const other = intruder();
    const began = performance.now();
    const refused = await Promise.allSettled(["a", "b", "c", "d"].map(put));
    const took = performance.now() - began;
    other.release();
    expect(
      refused.map((outcome) => outcome.status === "rejected" && storeFailureOf(outcome.reason)),
    ).toEqual(["busy", "busy", "busy", "busy"]);
    expect(took).toBeGreaterThan(4000);
    expect(took).toBeLessThan(12_000);
    await put("e");
    expect(await read().select().from(settings)).toHaveLength(1);
  });
});

it("a write can begin", async () => {
  await beginWrite(1000);
});
