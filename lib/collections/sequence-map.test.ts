import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SequenceMap } from "./sequence-map";

describe("a map of sequences", () => {
  it("answers what a map would, whatever was asked for before", () => {
    const key = fc.constantFrom("a", "b", "c", "d", "e", "not there");
    fc.assert(
      fc.property(fc.array(fc.array(key)), (sequences) => {
        const plain = new Map(["a", "b", "c", "d", "e"].map((name, value) => [name, value]));
        const map = new SequenceMap<number>();
        for (const [name, value] of plain) map.set(name, value);
        for (const sequence of sequences) {
          const read = map.reader();
          expect(sequence.map(read)).toEqual(sequence.map((name) => plain.get(name) ?? null));
        }
      }),
    );
  });

  it("answers a value that was set again while a sequence is read", () => {
    const map = new SequenceMap<number>();
    map.set("a", 1);
    map.set("b", 2);
    const read = map.reader();
    expect(["a", "b", "a"].map(read)).toEqual([1, 2, 1]);
    map.set("b", 3);
    expect(["b", "a"].map(read)).toEqual([3, 1]);
  });
});
