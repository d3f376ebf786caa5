import { describe, expect, test } from "vitest";
import { step } from "./steps.mjs";

function told() {
  const texts = [];
  let nowMs = 0;
  return {
    texts,
    options: { write: (text) => texts.push(text), now: () => nowMs },
    pass: (ms) => (nowMs += ms),
  };
}

describe("a step of the start", () => {
  test("is one line that begins at once and ends with its time", async () => {
    const { texts, options, pass } = told();
    const result = await step(
      "Building",
      async () => {
        expect(texts).toEqual(["Building …"]);
        pass(48_960);
        return 7;
      },
      options,
    );
    expect([texts.join(""), result]).toEqual(["Building … 49.0 s\n", 7]);
  });

  test("that fails ends its line before the reason is told", async () => {
    const { texts, options } = told();
    await expect(
      step("Building", async () => Promise.reject(new Error("no")), options),
    ).rejects.toThrow("no");
    expect(texts.join("")).toBe("Building … failed\n");
  });
});
