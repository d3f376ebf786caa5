import { describe, expect, it } from "vitest";
import { demoteHeadings } from "./demote-headings";

const demoted = (...lines: string[]) => demoteHeadings(lines.join("\n"), 2).split("\n");

describe("the headings of a part", () => {
  it("go down, at most to the sixth level", () => {
    expect(demoted("# One", "", "##### Five", "#tag")).toEqual(["### One", "", "###### Five", "#tag"]);
  });

  it("go down where they are underlined, also over several lines", () => {
    expect(demoted("One", "====", "Text", "and more", "---", "end #", "-")).toEqual(["### One", "#### Text and more", "#### end \\#"]);
  });

  it.each([[["- item", "---"]], [["> quote", "==="]], [["a", "", "---"]], [["1. item", "lazy", "---"]], [["| a |", "| --- |", "---"]], [["***", "==="]], [["    code", "==="]]])("are not where a line belongs to something else: %j", (lines) => {
    expect(demoted(...lines)).toEqual(lines);
  });
});

describe("blocks of code in a part", () => {
  it("keep their lines until the same character closes them, as long at least", () => {
    const lines = ["````sh", "# a", "```", "~~~~", "```` not yet", "Title", "===", "`````"];
    expect(demoted(...lines, "# b")).toEqual([...lines, "### b"]);
    expect(demoted("~~~ a`b", "# a", "~~~", "# b")).toEqual(["~~~ a`b", "# a", "~~~", "### b"]);
    expect(demoted("``` a`b", "# a")).toEqual(["``` a`b", "### a"]);
  });

  it("end with the part", () => {
    expect(demoted("# a", "````sh", "# b")).toEqual(["### a", "````sh", "# b", "````"]);
    expect(demoted("- a", "  ~~~", "  # b")).toEqual(["- a", "  ~~~", "  # b", "  ~~~"]);
  });
});
