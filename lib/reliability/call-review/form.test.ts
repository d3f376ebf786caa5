import { describe, expect, it } from "vitest";
import type { Finding } from "@/lib/review/finding";
import { foundBy } from "./call-review";
import { saveReviewFormSchema } from "./form";
import { reviewsOfCalls } from "./reviews-of-calls";
import { sentReviewOf } from "./sent-review";

const finding = (more: Partial<Finding> = {}): Finding => ({
  rule: "R01",
  path: "pasted.ts",
  line: 3,
  column: 1,
  endLine: 3,
  severity: "error",
  confidence: "high",
  message: "axios.get has no timeout.",
  why: "It hangs.",
  fix: null,
  ...more,
});
const sent = (findings: Finding[], paths = ["pasted.ts"], unread: string[] = []) =>
  JSON.stringify(
    sentReviewOf(
      [...paths, ...unread].map((path) => ({ path, text: "const secret = 1;" })),
      {
        findings,
        counts: { error: findings.length, warning: 0, hint: 0 },
        unread: unread.map((path) => ({ path, why: "It takes too long to read." })),
        files: paths.length,
        lines: 9,
      },
    ),
  );
const read = (fields: object) => saveReviewFormSchema.safeParse({ service: "shop", ...fields });
const saved = (fields: object) => {
  const { data } = read(fields);
  return data && reviewsOfCalls(data);
};

describe("what the page sends of a review", () => {
  it("has no code, no reasons, and nothing of tests", () => {
    const text = sent([finding(), finding({ path: "src/pay.test.ts" })], ["a.ts"], ["b.ts"]);
    expect(JSON.parse(text)).toEqual({
      findings: [
        {
          rule: "R01",
          severity: "error",
          path: "pasted.ts",
          line: 3,
          message: "axios.get has no timeout.",
        },
      ],
      paths: ["a.ts"],
      unread: ["b.ts"],
    });
  });

  it("gives each call its own findings, and those of no call to nobody", () => {
    const review = sent([finding(), finding({ line: 7 }), finding({ line: 9 })]);
    const calls = saved({ review, calls: ["db", "pay"], of: ["pay", "", "mail"] });
    expect(
      calls?.map((one) => [
        one.callee,
        foundBy(one.review).flatMap(({ places }) => places.map(({ line }) => line)),
      ]),
    ).toEqual([
      ["db", []],
      ["pay", [3]],
      ["mail", [9]],
    ]);
  });

  it("calls pasted code by the path that was given, and files by their own", () => {
    const [pasted] = saved({ review: sent([finding()]), path: " src/pay.ts ", of: ["pay"] }) ?? [];
    expect(pasted?.review.paths).toEqual(["src/pay.ts"]);
    expect(pasted && foundBy(pasted.review)[0]?.places[0]?.path).toBe("src/pay.ts");
    const files = sent([finding({ path: "b.ts" })], ["a.ts", "b.ts"]);
    const [uploaded] = saved({ review: files, path: "src/pay.ts", of: ["pay"] }) ?? [];
    expect(uploaded?.review.paths).toEqual(["a.ts", "b.ts"]);
  });

  it.each([
    ["no call", { review: sent([finding()]), of: [""] }, "calls", "Choose at least one call"],
    ["no review", { review: "x", calls: ["pay"] }, "review", "Review the code again"],
    [
      "an escaped NUL character",
      { review: sent([finding({ message: "a\0b" })]), calls: ["pay"] },
      "review",
      "Review the code again",
    ],
    [
      "half a surrogate pair",
      { review: sent([finding()], ["\ud800.ts"]), calls: ["pay"] },
      "review",
      "Review the code again",
    ],
    ["no file", { review: sent([], []), calls: ["pay"] }, "review", "Review the code again"],
    [
      "101 findings",
      { review: sent(Array.from({ length: 101 }, () => finding())), calls: ["pay"] },
      "review",
      "Review the code again",
    ],
  ])("is refused with %s", (_, fields, path, message) => {
    const issue = read(fields).error?.issues[0];
    expect([issue?.path, issue?.message]).toEqual([[path], expect.stringContaining(message)]);
  });
});
