import { describe, expect, test } from "vitest";
import { schedule } from "./schedule.mjs";

/** Runs the jobs for as many turns as each says, and notes what ran together. */
async function ran(jobs, lanes) {
  const running = new Set();
  const together = [];
  const results = await schedule(
    jobs,
    async ({ name, turns = 1 }) => {
      running.add(name);
      together.push([...running].join("+"));
      for (let turn = 0; turn < turns; turn += 1)
        await new Promise((resolve) => setTimeout(resolve, 5));
      running.delete(name);
      return name.toUpperCase();
    },
    lanes,
  );
  return { together, results };
}

describe("jobs in lanes", () => {
  test("run beside each other as far as there are lanes, in their order", async () => {
    const { together, results } = await ran(
      [{ name: "long", turns: 10 }, { name: "a" }, { name: "b" }],
      2,
    );
    expect(together).toEqual(["long", "long+a", "long+b"]);
    expect(results).toEqual(["LONG", "A", "B"]);
  });

  test("wait for what they come after, and let others go before", async () => {
    const { together } = await ran(
      [
        { name: "first", after: ["build"] },
        { name: "build", turns: 5 },
        { name: "other", turns: 2 },
      ],
      2,
    );
    expect(together).toEqual(["build", "build+other", "first"]);
  });

  test("do not wait for what was not asked for", async () => {
    expect((await ran([{ name: "e2e", after: ["build"], alone: true }], 2)).together).toEqual([
      "e2e",
    ]);
  });

  test("have all lanes where they are alone", async () => {
    const { together } = await ran(
      [
        { name: "a", turns: 3 },
        { name: "e2e", alone: true },
        { name: "b", turns: 6 },
      ],
      2,
    );
    expect(together).toEqual(["a", "a+b", "e2e"]);
  });

  test("that wait for each other are an error, not a silence", async () => {
    await expect(
      schedule(
        [
          { name: "a", after: ["b"] },
          { name: "b", after: ["a"] },
        ],
        async () => null,
        2,
      ),
    ).rejects.toThrow("nothing can begin: a, b");
  });
});
