import { afterAll, afterEach, beforeEach, expect, it, vi } from "vitest";
import { putTeam } from "@/db/people/teams";
import { closeStore } from "@/db/store/client";
import { dialect } from "@/db/store/dialect";
import { freshStore, systemActor } from "@/db/testing/fresh-store";
import { userWith } from "@/db/testing/people";
import { shared } from "./shared";

const NOW = Date.parse("2026-11-01T12:30:10Z");
const now = new Date(NOW);
const make = vi.fn<() => Promise<number>>();

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: NOW });
  await freshStore();
  await putTeam(systemActor, "payments", { name: "Payments", open: false }, now);
  let made = 0;
  make.mockReset();
  make.mockImplementation(async () => (made += 1));
});
afterEach(() => vi.useRealTimers());
afterAll(closeStore);

/** PostgreSQL tells of the writes of others, too, and so of more than were made here. */
const onSqlite = it.runIf(dialect === "sqlite");

it("is made apart for those with other rights", async () => {
  expect(await shared(await userWith("Vera", { payments: "viewer" }), ["a"], make)).toBe(1);
  expect(await shared(await userWith("Olga"), ["a"], make)).toBe(2);
});

onSqlite("is made once for all with the same rights", async () => {
  const [vera, otto] = [
    await userWith("Vera", { payments: "viewer" }),
    await userWith("Otto", { payments: "viewer" }),
  ];
  const seen = await Promise.all([vera, otto, vera].map((one) => shared(one, ["a"], make)));
  expect(seen).toEqual([1, 1, 1]);
  expect(await shared(vera, ["b"], make)).toBe(2);
  expect(await shared(vera, ["a"], make)).toBe(1);
});

it("is rebuilt once something was written, and with the minute", async () => {
  expect(await shared(systemActor, ["a"], make)).toBe(1);
  await putTeam(systemActor, "payments", { name: "Money", open: false }, now);
  expect(await shared(systemActor, ["a"], make)).toBe(2);
  vi.setSystemTime(NOW + 60_000);
  expect(await shared(systemActor, ["a"], make)).toBe(3);
});

it("is asked for again where it failed", async () => {
  make.mockRejectedValueOnce(new Error("away"));
  await expect(shared(systemActor, ["a"], make)).rejects.toThrow("away");
  expect(await shared(systemActor, ["a"], make)).toBe(1);
});

onSqlite("goes for those asked for last, so that no more are held than a few", async () => {
  const ask = (name: number) => shared(systemActor, [name], make);
  expect(await ask(0)).toBe(1);
  for (let name = 1; name < 30; name += 1) {
    await ask(name);
    expect(await ask(0)).toBe(1);
  }
  expect(await ask(1)).toBe(31);
});
