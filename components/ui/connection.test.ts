import { describe, expect, it } from "vitest";
import { nextConnection, retryMs, type Connection } from "./connection";

const after = (answers: boolean[]): Connection =>
  answers.reduce<Connection>(nextConnection, "connected");

describe("the connection to the server", () => {
  it.each<[string, boolean[], Connection]>([
    ["one answer that does not come is doubted only", [true, false], "doubted"],
    ["a hiccup is not spoken of", [false, true], "connected"],
    ["two in a row are a loss", [true, false, false], "lost"],
    ["it stays lost until an answer comes", [false, false, false, false], "lost"],
    ["then it is back", [false, false, true], "back"],
    ["and stays so for the moment in which that is said", [false, false, true, true], "back"],
    ["also where it fails again at once", [false, false, true, false], "doubted"],
  ])("%s", (_, answers, expected) => {
    expect(after(answers)).toBe(expected);
  });

  it("is asked for again within seconds while it is missing, and by nothing else", () => {
    expect((["connected", "doubted", "lost", "back"] as const).map(retryMs)).toEqual([
      null,
      1000,
      4000,
      null,
    ]);
  });
});
