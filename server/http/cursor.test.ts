import { describe, expect, it } from "vitest";
import { pageByKey, pageByNumber } from "./cursor";

const keys = (count: number) =>
  Array.from({ length: count }, (_, index) => `k${String(index).padStart(3, "0")}`);
const page = (all: string[], limit: number, cursor?: string) =>
  pageByKey(all, (key) => key, { limit, cursor });

describe("pages of a list", () => {
  it("together hold each item once, in order", () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const { items, nextCursor } = page(keys(25).reverse(), 10, cursor);
      seen.push(...items);
      cursor = nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(keys(25));
  });

  it("end with null also when the last one is full", () => {
    expect(page(keys(10), 10).nextCursor).toBeNull();
  });

  it("skip nothing when the item under the cursor is gone", () => {
    const { nextCursor } = page(keys(5), 2);
    expect(
      page(
        keys(5).filter((key) => key !== "k001"),
        2,
        nextCursor ?? "",
      ).items,
    ).toEqual(["k002", "k003"]);
  });

  it("refuse a cursor that was made up", () => {
    expect(() => page(keys(5), 2, Buffer.from("A B").toString("base64url"))).toThrow(
      /Unknown cursor/,
    );
  });
});

describe("pages of what has a number", () => {
  const newest = [7, 5, 4, 2, 1].map((id) => ({ id }));
  const turn = (limit: number, cursor?: string) =>
    pageByNumber({ limit, cursor }, async (part) =>
      newest.filter(({ id }) => part.before === null || id < part.before).slice(0, part.limit),
    );

  it("together hold each item once, the newest first, and end with null", async () => {
    const first = await turn(2);
    const second = await turn(2, first.nextCursor ?? "");
    const third = await turn(2, second.nextCursor ?? "");
    expect([first, second, third].map(({ items }) => items.map(({ id }) => id))).toEqual([
      [7, 5],
      [4, 2],
      [1],
    ]);
    expect(third.nextCursor).toBeNull();
    expect((await turn(5)).nextCursor).toBeNull();
  });

  it("refuse a cursor that is no number", async () => {
    const cursor = Buffer.from("k001").toString("base64url");
    await expect(turn(2, cursor)).rejects.toThrow(/Unknown cursor/);
  });
});
