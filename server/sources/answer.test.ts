import { describe, expect, it, vi } from "vitest";
import { parseEnvelope, parseQueryData } from "./answer";

const ok = (data: unknown) =>
  parseQueryData(parseEnvelope(200, JSON.stringify({ status: "success", data })).data);

describe("an answer of Prometheus", () => {
  it("is read as one series of values", () => {
    expect(
      ok({
        resultType: "matrix",
        result: [
          {
            metric: {},
            values: [
              [60, "1.5"],
              [120, "0"],
            ],
          },
        ],
      }),
    ).toEqual({
      series: 1,
      samples: [
        { at: 60, value: 1.5 },
        { at: 120, value: 0 },
      ],
    });
    expect(
      ok({ resultType: "vector", result: [{ metric: { job: "a" }, value: [60, "2"] }] }),
    ).toEqual({ series: 1, samples: [{ at: 60, value: 2 }] });
    expect(ok({ resultType: "scalar", result: [60, "3"] })).toEqual({
      series: 1,
      samples: [{ at: 60, value: 3 }],
    });
  });

  it("without a series is no data, not zero", () => {
    expect(ok({ resultType: "vector", result: [] })).toEqual({ series: 0, samples: [] });
    expect(ok({ resultType: "matrix", result: [] })).toEqual({ series: 0, samples: [] });
  });

  it.each(["NaN", "+Inf", "-Inf"])("of %s is no data", (value) => {
    expect(
      ok({ resultType: "vector", result: [{ metric: {}, value: [60, value] }] }).samples,
    ).toEqual([]);
  });

  it("with several series is refused with the fix", () => {
    const series = { metric: {}, value: [60, "1"] };
    expect(() => ok({ resultType: "vector", result: [series, series, series] })).toThrow(
      "The query returned 3 series; one is needed. Aggregate it, for example with sum(…).",
    );
  });

  it("keeps its warnings", () => {
    expect(
      parseEnvelope(
        200,
        JSON.stringify({ status: "success", data: {}, warnings: ["partial response"] }),
      ).warnings,
    ).toEqual(["partial response"]);
  });

  it("that is an error is passed on in its own words, to be asked again only where the server was at fault", () => {
    const error = JSON.stringify({
      status: "error",
      errorType: "bad_data",
      error: "parse error: unexpected end of input",
    });
    expect(() => parseEnvelope(400, error)).toThrow(
      expect.objectContaining({
        message: "Prometheus says: parse error: unexpected end of input",
        transient: false,
      }),
    );
    expect(() => parseEnvelope(503, error)).toThrow(expect.objectContaining({ transient: true }));
  });

  it.each([
    [200, "<html>", "not Prometheus's", false],
    [200, "{}", "not Prometheus's", false],
    [404, "<html>", "is the address right", false],
    [401, "", "refuses the credentials", false],
    [502, "<html>", "status 502", true],
    [429, "", "status 429", true],
  ])("of status %i with the body %j says what is wrong", (status, body, words, transient) => {
    expect(() => parseEnvelope(status, body)).toThrow(
      expect.objectContaining({ message: expect.stringContaining(words) as string, transient }),
    );
  });

  it("whose data has another shape is refused", () => {
    expect(() => ok({ resultType: "vector", result: "x" })).toThrow("no vector, matrix or scalar");
    expect(() => ok({ resultType: "string", result: [60, "x"] })).toThrow("a number is needed");
  });
});

describe("an answer that is too much", () => {
  const most = `[${'[60,"1"],'.repeat(10_999)}[60,"1"]]`;
  const matrix = (values: string) =>
    `{"status":"success","data":{"resultType":"matrix","result":[{"metric":{},"values":${values}}]}}`;

  it.each([
    ["nests in lists", "[".repeat(10_000_000), "It nests deeper than 20 levels."],
    [
      "nests in objects",
      `{"status":"success","data":${'{"a":'.repeat(2_000_000)}`,
      "It nests deeper than 20 levels.",
    ],
    [
      "has a million values",
      matrix(`[${'[60,"1"],'.repeat(999_999)}[60,"1"]]`),
      "It has more than 50,000 entries.",
    ],
    [
      "has a million fields",
      `{"status":"success"${',"a":1'.repeat(1_000_000)}}`,
      "It has more than 50,000 entries.",
    ],
    [
      "has a number of a million digits",
      matrix(`[[${"9".repeat(1_000_000)},"1"]]`),
      "5,000 characters in a row",
    ],
  ])("that %s is refused by its bound, and never parsed", (_what, body, bound) => {
    const parse = vi.spyOn(JSON, "parse");
    expect(() => parseEnvelope(200, body)).toThrow(bound);
    expect(parse).not.toHaveBeenCalled();
  });

  it("is told from a store that is out of order", () => {
    expect(() => parseEnvelope(502, "<p>".repeat(3000))).toThrow(
      expect.objectContaining({ message: "It answered with status 502.", transient: true }),
    );
  });

  it("is not the longest answer to a range", () => {
    expect(parseQueryData(parseEnvelope(200, matrix(most)).data).samples).toHaveLength(11_000);
  });
});
