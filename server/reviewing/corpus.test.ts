import { describe, expect, it } from "vitest";
import { scoresOf, verdictOf } from "@/lib/review/corpus/score";
import { HINTS_ONLY } from "@/lib/review/rules";
import { judgeCorpus } from "./corpus";

const judged = await judgeCorpus();

describe("the labelled corpus", () => {
  it("has at least 600 snippets", () => {
    expect(judged.length).toBeGreaterThanOrEqual(600);
  });

  it.each(["javascript", "python", "go"] as const)(
    "has at least 150 snippets in %s, 45%% of them without a fault",
    (family) => {
      const own = judged.filter((one) => one.family === family);
      const clean = own.filter(({ snippet }) => snippet.labels.length === 0);
      expect(own.length).toBeGreaterThanOrEqual(150);
      expect(clean.length / own.length).toBeGreaterThanOrEqual(0.45);
      expect(new Set(own.map(({ snippet }) => snippet.text)).size).toBe(own.length);
    },
  );

  it.each(scoresOf(judged))("lets $rule ship in $family as it is listed", (score) => {
    const listed = HINTS_ONLY.some(
      ({ rule, family }) => rule === score.rule && family === score.family,
    );
    expect(verdictOf(score)).toBe(listed ? "hint" : "ships");
  });
});
