import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvText, leftOut, type CsvCell } from "./csv";

const anyCell: fc.Arbitrary<CsvCell> = fc.oneof(
  fc.string({ unit: fc.constantFrom("a", "=", "-", ",", '"', "\r", "\n", "\t", "é", " ") }),
  fc.integer(),
  fc.constant(null),
);

const written = (...file: Parameters<typeof csvText>): string => csvText(...file).slice(1);

describe("a CSV file", () => {
  it("has a heading and lines that end with CRLF, and leaves what is not known empty", () => {
    expect(
      written(
        ["number", "title"],
        [
          [1, "Checkout down"],
          [2, null],
        ],
      ),
    ).toBe("number,title\r\n1,Checkout down\r\n2,\r\n");
  });

  it("begins with the mark by which spreadsheets tell UTF-8", () => {
    expect(csvText(["Å"], [["東京"]])).toBe("\ufeffÅ\r\n東京\r\n");
  });

  it("is a heading alone where there is nothing to say", () => {
    expect(written(["a", "b"], [])).toBe("a,b\r\n");
  });

  it.each([
    ["a comma", "a,b", '"a,b"'],
    ["a quotation mark", 'a "b"', '"a ""b"""'],
    ["a line break", "a\nb", '"a\nb"'],
    ["a carriage return inside", "a\rb", '"a\rb"'],
  ])("quotes a cell with %s", (_, cell, text) => {
    expect(written(["x"], [[cell]])).toBe(`x\r\n${text}\r\n`);
  });

  it.each([
    ["=1+1", "'=1+1"],
    ["+49 30 1", "'+49 30 1"],
    ["-1", "'-1"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\t=1", "'\t=1"],
    ["\r=1", '"\'\r=1"'],
    ['=HYPERLINK("//x","y")', `"'=HYPERLINK(""//x"",""y"")"`],
    ["1=1", "1=1"],
  ])("keeps a spreadsheet from running %j", (cell, text) => {
    expect(written(["x"], [[cell]])).toBe(`x\r\n${text}\r\n`);
  });

  it("escapes the heading too, and keeps a negative number a number", () => {
    expect(written(["=x"], [[-5]])).toBe("'=x\r\n-5\r\n");
  });

  it("is read back as it was, but for the apostrophes", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }).chain((width) =>
          fc.array(fc.array(anyCell, { minLength: width, maxLength: width }), {
            minLength: 1,
            maxLength: 5,
          }),
        ),
        (rows) => {
          const header = (rows[0] ?? []).map((_, index) => `c${index}`);
          const expected = rows.map((row) =>
            row.map((cell) =>
              typeof cell === "string" && /^[=+\-@\t\r]/.test(cell)
                ? `'${cell}`
                : String(cell ?? ""),
            ),
          );
          expect(parse(written(header, rows), { record_delimiter: "\r\n" })).toEqual([
            header,
            ...expected,
          ]);
        },
      ),
    );
  });
});

describe("a file that leaves rows out", () => {
  it("says so in a line of its own, as wide as the others", () => {
    expect(leftOut(21_234, 20_000, "incidents", 3)).toEqual([
      ["1,234 more incidents are not in this file. Filter the list to export them.", null, null],
    ]);
    expect(csvText(["a", "b"], leftOut(2, 1, "incidents", 2)).slice(1)).toBe(
      "a,b\r\n1 more incidents are not in this file. Filter the list to export them.,\r\n",
    );
  });

  it.each([
    [0, 0],
    [5, 5],
    [20_000, 20_000],
  ])("is none with %i of %i", (total, shown) => {
    expect(leftOut(total, shown, "incidents", 3)).toEqual([]);
  });
});
