import { describe, expect, it } from "vitest";
import { resolutionHistory } from "./resolution-history";

const resolved = (
  at: number,
  versions: { at: number; replacedBy: string; replacedAt: number }[] = [],
  source: "human" | "import" = "human",
) => ({
  at,
  data: { kind: "status", to: "resolved" } as const,
  source,
  author: "Mara",
  createdAt: 100,
  versions,
});

describe("the history of a resolution", () => {
  it("begins with the change of status, or with what was recorded afterwards", () => {
    expect(resolutionHistory([resolved(90)], 90)).toEqual([
      { mark: "resolved", at: 90, source: "transition", setBy: "Mara", setAt: 100 },
    ]);
    expect(resolutionHistory([resolved(90, [], "import")], 90)).toMatchObject([
      { source: "import" },
    ]);
  });

  it("names whoever moved it, and passes over new words alone", () => {
    const versions = [
      { at: 90, replacedBy: "Ben", replacedAt: 110 },
      { at: 80, replacedBy: "Ines", replacedAt: 120 },
      { at: 80, replacedBy: "Ada", replacedAt: 130 },
    ];
    expect(
      resolutionHistory([resolved(70, versions)], 70).map(({ at, source, setBy, setAt }) => [
        at,
        source,
        setBy,
        setAt,
      ]),
    ).toEqual([
      [90, "transition", "Mara", 100],
      [80, "human", "Ben", 110],
      [70, "human", "Ada", 130],
    ]);
  });

  it("is that of the last resolution, and none while there is none", () => {
    expect(resolutionHistory([resolved(50), { ...resolved(90), author: "Ben" }], 90)).toMatchObject(
      [{ at: 90, setBy: "Ben" }],
    );
    expect(resolutionHistory([resolved(50)], null)).toEqual([]);
  });
});
