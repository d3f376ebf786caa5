import { describe, expect, it } from "vitest";
import { mergeText, normalField } from "./merge";
import { newText, type PostmortemText } from "./template";

const text = (summary: string, more: Partial<PostmortemText> = {}): PostmortemText => ({
  ...newText("Checkout down", summary),
  ...more,
});

describe("two who write one text", () => {
  it("keep what each changed in a field of their own", () => {
    const stored = text("By Ada", { factors: ["No limit"] });
    const mine = text("old", { title: "Checkout is down" });
    expect(mergeText(stored, mine, { title: "Checkout down" })).toEqual({
      text: { ...stored, title: "Checkout is down" },
      conflicts: [],
    });
  });

  it("are in each other's way only where both changed a field, and not to the same", () => {
    const stored = text("By Ada", { factors: ["No limit"], title: "Same" });
    const mine = text("By Mara", { factors: ["No alert"], title: "Same" });
    expect(
      mergeText(stored, mine, { title: "Checkout down", summary: "old", factors: "No limit" }),
    ).toEqual({ text: mine, conflicts: ["summary"] });
  });

  it("are not for ends of lines, blank lines and spaces alone", () => {
    const stored = text("One\ntwo", { factors: ["a", "b"] });
    const mine = text("Three", { factors: ["a", "b", "c"] });
    expect(
      mergeText(stored, mine, {
        title: " Checkout down ",
        summary: "One\r\ntwo",
        factors: "a\r\n\r\n b \n",
      }).conflicts,
    ).toEqual([]);
    expect(normalField("summary", " kept \r\n")).toBe(" kept \n");
  });

  it("change nothing where no field is named", () => {
    expect(mergeText(text("By Ada"), text("By Mara"), {})).toEqual({
      text: text("By Ada"),
      conflicts: [],
    });
  });
});
