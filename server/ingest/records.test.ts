import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linesOf } from "./lines";
import { csvFields, csvReadings, ndjsonReadings } from "./records";

async function* chunks(...texts: (string | Uint8Array)[]) {
  for (const text of texts) yield typeof text === "string" ? new TextEncoder().encode(text) : text;
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

const csv = (...texts: (string | Uint8Array)[]) => all(csvReadings(linesOf(chunks(...texts))));
const ndjson = (...texts: string[]) => all(ndjsonReadings(linesOf(chunks(...texts))));
const HEADER = "service,slo,at,good,total\n";
const SENT = {
  service: "checkout",
  slo: "up",
  at: Date.parse("2026-11-01T00:00:00Z"),
  good: 9,
  total: 10,
};

describe("lines", () => {
  it("are the same however the bytes are cut", async () => {
    const text = "a,ü\r\nb,😀\n\nc";
    const bytes = new TextEncoder().encode(text);
    const whole = await all(linesOf(chunks(text)));
    const cut = await all(linesOf(chunks(...[...bytes].map((byte) => new Uint8Array([byte])))));
    expect(whole).toEqual([
      { number: 1, text: "a,ü" },
      { number: 2, text: "b,😀" },
      { number: 4, text: "c" },
    ]);
    expect(cut).toEqual(whole);
  });

  it("longer than 16,384 characters are refused, the next one is not", async () => {
    const long = "x".repeat(40_000);
    expect(await all(linesOf(chunks(long, long, "\nb\n")))).toEqual([
      { number: 1, text: null },
      { number: 2, text: "b" },
    ]);
    expect(await all(linesOf(chunks(`${"x".repeat(16_385)}\nb`)))).toEqual([
      { number: 1, text: null },
      { number: 2, text: "b" },
    ]);
    expect(await all(linesOf(chunks(long)))).toEqual([{ number: 1, text: null }]);
  });
});

describe("CSV", () => {
  it("is read by its header, in any order, with a byte order mark and quotes", async () => {
    expect(await csv(HEADER, "checkout,up,2026-11-01T00:00:00Z,9,10\n")).toEqual([
      { line: 2, ok: true, sent: SENT },
    ]);
    expect(
      await csv(
        '\ufeff"total","good","at","slo","service"\r\n"10","9","2026-11-01T00:00:00Z","up","checkout"\r\n',
      ),
    ).toEqual([{ line: 2, ok: true, sent: SENT }]);
  });

  it("may leave counts empty where a value is given", async () => {
    const [reading] = await csv(
      "service,slo,at,good,total,value\ncheckout,up,2026-11-01T00:00:00Z,,,41.5",
    );
    expect(reading).toMatchObject({ ok: true, sent: { value: 41.5 } });
  });

  it.each([
    ["a word for a number", "checkout,up,2026-11-01T00:00:00Z,nine,10", /good/],
    ["a negative count", "checkout,up,2026-11-01T00:00:00Z,-1,10", /never negative/],
    ["NaN", "checkout,up,2026-11-01T00:00:00Z,NaN,10", /good/],
    ["an overflow", "checkout,up,2026-11-01T00:00:00Z,1e999,1e999", /good/],
    ["a day without a time", "checkout,up,2026-11-01,9,10", /RFC 3339/],
    ["a day that does not exist", "checkout,up,2026-02-30T00:00:00Z,9,10", /at:/],
    ["a missing field", "checkout,up,2026-11-01T00:00:00Z,9", /4 fields/],
    ["an open quote", 'checkout,"up,2026-11-01T00:00:00Z,9,10', /quoted field/],
    ["a quote inside a field", 'checkout,u"p",2026-11-01T00:00:00Z,9,10', /inside a field/],
    ["a name that is no slug", "Check out,up,2026-11-01T00:00:00Z,9,10", /lowercase/],
  ])("rejects a line with %s, and reads the one after it", async (_, line, message) => {
    const [bad, good] = await csv(HEADER, `${line}\n`, "checkout,up,2026-11-01T00:00:00Z,9,10\n");
    expect(bad).toMatchObject({
      line: 2,
      ok: false,
      message: expect.stringMatching(message) as string,
    });
    expect(good).toMatchObject({ line: 3, ok: true });
  });

  it("rejects bytes that are no UTF-8 with their line", async () => {
    const [bad] = await csv(
      HEADER,
      new Uint8Array([0x63, 0xff, 0x2c]),
      "up,2026-11-01T00:00:00Z,9,10\n",
    );
    expect(bad).toMatchObject({ line: 2, ok: false });
  });

  it.each([
    ["", /empty/],
    ["service,slo,at,good\n", /total/],
    ["service,at,value\n", /slo/],
    ["service,slo,at,good,total,colour\n", /colour/],
    ["service,slo,at,value,at\n", /twice/],
  ])("is refused as a whole for the header %j", async (header, message) => {
    await expect(csv(header)).rejects.toThrow(message);
  });

  it.each([
    ["a,b,c", ["a", "b", "c"]],
    ['"a","b""c",', ["a", 'b"c', ""]],
    ['"a,b",c', ["a,b", "c"]],
    ["", [""]],
    [",", ["", ""]],
    [' "a,b" ,\t"c" , d', ["a,b", "c", " d"]],
    ['a, "b ""c"""', ["a", 'b "c"']],
    ['a,"b"x', null],
    ['a,b "c"', null],
    ['"a', null],
  ])("splits %j", (line, fields) => {
    expect(csvFields(line)).toEqual(fields);
  });

  it("splits what RFC 4180 allows as csv-parse does", () => {
    const bare = fc.string({ unit: fc.constantFrom("a", "é", "0"), minLength: 1, maxLength: 4 });
    const quoted = fc
      .tuple(
        fc.constantFrom("", " ", "\t "),
        fc.string({ unit: fc.constantFrom("a", '"', ",", " "), maxLength: 5 }),
        fc.constantFrom("", " "),
      )
      .map(([before, text, after]) => `${before}"${text.replaceAll('"', '""')}"${after}`);
    fc.assert(
      fc.property(
        fc.array(fc.oneof(bare, quoted, fc.constant("")), { minLength: 2, maxLength: 5 }),
        (fields) => {
          const line = fields.join(",");
          expect(csvFields(line)).toEqual(parse(line, { trim: true })[0]);
        },
      ),
      { seed: 7 },
    );
  });
});

describe("NDJSON", () => {
  it("has one measurement a line; a line that is no JSON is rejected with its column", async () => {
    const line =
      '{"service":"checkout","slo":"up","at":"2026-11-01T01:00:00+01:00","good":9,"total":10}';
    expect(await ndjson(`${line}\n{"service":}\n[]\n{"colour":1}\n${line}`)).toMatchObject([
      { line: 1, ok: true, sent: SENT },
      { line: 2, ok: false, message: "Invalid JSON at column 12." },
      { line: 3, ok: false },
      {
        line: 4,
        ok: false,
        message: expect.stringContaining("colour: This field is unknown") as string,
      },
      { line: 5, ok: true },
    ]);
  });
});

it("a line of NDJSON that nests deeper than a stack may bear is told so", async () => {
  expect(await ndjson(`${"[".repeat(16_000)}\n`)).toEqual([
    { line: 1, ok: false, message: "It nests deeper than 50 levels." },
  ]);
});

describe("bad lines", () => {
  it.each([
    ["CSV", () => csv(HEADER, "a\n".repeat(50))],
    ["NDJSON", () => ndjson("[]\n".repeat(25), "{\n".repeat(25))],
  ])("of %s are all counted, and the first 20 named", async (_type, read) => {
    const readings = await read();
    const words = readings.map((reading) => (reading.ok ? "read" : reading.message));
    expect(words).toHaveLength(50);
    expect(words.slice(0, 20).every((word) => word.length > 10)).toBe(true);
    expect(new Set(words.slice(20))).toEqual(new Set([""]));
  });
});

it("a chunk of very many lines lets others have their turn", async () => {
  let turns = 0;
  const turning = setInterval(() => (turns += 1), 0);
  await csv(HEADER, "a,b,c,1,2\n".repeat(60_000));
  clearInterval(turning);
  expect(turns).toBeGreaterThan(1);
});

it("digits without end are told from a number in time that grows with them", async () => {
  const [reading] = await csv(HEADER, `a,b,c,${"9".repeat(16_000)}x,1\n`);
  expect(reading).toMatchObject({ ok: false });
});
