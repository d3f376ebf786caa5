import { describe, expect, it } from "vitest";
import { parseEnvelope, parseQueryData } from "./answer";

const ok = (data: unknown) => parseQueryData(parseEnvelope(200, JSON.stringify({ status: "success", data })).data);

describe("an answer of Prometheus", () => {
  it("is read as one series of values", () => {
    expect(ok({ resultType: "matrix", result: [{ metric: {}, values: [[60, "1.5"], [120, "0"]] }] })).toEqual({ series: 1, samples: [{ at: 60, value: 1.5 }, { at: 120, value: 0 }] });
    expect(ok({ resultType: "vector", result: [{ metric: { job: "a" }, value: [60, "2"] }] })).toEqual({ series: 1, samples: [{ at: 60, value: 2 }] });
    expect(ok({ resultType: "scalar", result: [60, "3"] })).toEqual({ series: 1, samples: [{ at: 60, value: 3 }] });
  });

  it("without a series is no data, not zero", () => {
    expect(ok({ resultType: "vector", result: [] })).toEqual({ series: 0, samples: [] });
    expect(ok({ resultType: "matrix", result: [] })).toEqual({ series: 0, samples: [] });
  });

  it.each(["NaN", "+Inf", "-Inf"])("of %s is no data", (value) => {
    expect(ok({ resultType: "vector", result: [{ metric: {}, value: [60, value] }] }).samples).toEqual([]);
  });

  it("with several series is refused with the mend", () => {
    const series = { metric: {}, value: [60, "1"] };
    expect(() => ok({ resultType: "vector", result: [series, series, series] })).toThrow("The query returned 3 series; one is needed. Aggregate it, for example with sum(…).");
  });

  it("keeps its warnings", () => {
    expect(parseEnvelope(200, JSON.stringify({ status: "success", data: {}, warnings: ["partial response"] })).warnings).toEqual(["partial response"]);
  });

  it("that is an error is passed on in its own words, to be asked again only where the server was at fault", () => {
    const error = JSON.stringify({ status: "error", errorType: "bad_data", error: "parse error: unexpected end of input" });
    expect(() => parseEnvelope(400, error)).toThrow(expect.objectContaining({ message: "Prometheus says: parse error: unexpected end of input", transient: false }));
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
    expect(() => parseEnvelope(status, body)).toThrow(expect.objectContaining({ message: expect.stringContaining(words) as string, transient }));
  });

  it("whose data has another shape is refused", () => {
    expect(() => ok({ resultType: "vector", result: "x" })).toThrow("no vector, matrix or scalar");
    expect(() => ok({ resultType: "string", result: [60, "x"] })).toThrow("a number is needed");
  });
});

it.each(["[".repeat(10_000_000), `{"status":"success","data":${'{"a":'.repeat(2_000_000)}`])("an answer that nests without end is refused before it is parsed (%#)", (body) => {
  expect(() => parseEnvelope(200, body)).toThrow("The answer is not Prometheus's");
});
