import { describe, expect, it } from "vitest";
import { verdictsOf } from "@/lib/review/corpus/score";
import { WITH_RULES } from "@/lib/review/corpus/snippets";
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

  it("has at least 240 snippets that were labelled before the rules were read", () => {
    const blind = judged.filter(({ snippet }) => snippet.origin !== WITH_RULES);
    expect(blind.length).toBeGreaterThanOrEqual(240);
  });

  it.each(verdictsOf(judged))("lets $rule ship in $family as it is listed", (one) => {
    const listed = HINTS_ONLY.some(
      ({ rule, family }) => rule === one.rule && family === one.family,
    );
    expect(one.verdict).toBe(listed ? "hint" : "ships");
  });
});
