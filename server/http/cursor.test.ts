import { describe, expect, it } from "vitest";
import { pageByKey } from "./cursor";

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
