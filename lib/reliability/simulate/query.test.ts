import { describe, expect, test } from "vitest";
import { comparisonOf } from "./asked";
import { PRESETS } from "./presets";
import { flatPreset, parseSimulatorQuery, simulatorHref } from "./query";
import { simulate } from "./simulate";

const paramsOf = (href: string) =>
  Object.fromEntries(new URL(href, "http://burnline").searchParams);
const asked = (params: Record<string, string>) => comparisonOf(parseSimulatorQuery(params));

describe("an address", () => {
  test.each(PRESETS)("of the preset $id alone asks for exactly it", ({ id, ...preset }) => {
    const { scenario, before, after } = preset;
    expect(asked({ preset: id })).toEqual({
      kind: "ok",
      asked: { scenario, seed: 1, before, after },
    });
  });

  test("without anything asks for the first preset", () => {
    expect(parseSimulatorQuery({}).preset).toBe("retry-storm");
  });

  test("holds what differs from its preset, and nothing else", () => {
    const { preset, flat } = parseSimulatorQuery({ preset: "fewer-attempts" });
    expect(simulatorHref(preset, flat)).toBe("/reliability/simulator?preset=fewer-attempts");
    const changed = { ...flat, "after.1.attempts": "1", "before.1.totalTimeoutMs": "900" };
    expect(simulatorHref(preset, changed)).toBe(
      "/reliability/simulator?preset=fewer-attempts&before.1.totalTimeoutMs=900&after.1.attempts=1",
    );
  });

  test.each(PRESETS)("made of any fields of $id leads back to them", ({ id }) => {
    const { flat } = parseSimulatorQuery({ preset: id, layers: "2" });
    const changed = Object.fromEntries(
      Object.entries(flat).map(([name, text], index) => [
        name,
        name !== "layers" && index % 3 === 0 ? `${text}1` : text,
      ]),
    );
    expect(parseSimulatorQuery(paramsOf(simulatorHref(id, changed))).flat).toEqual(changed);
  });

  test("gives more layers than its preset has those of a new one", () => {
    const found = asked({ preset: "retry-storm", layers: "2", "after.2.attempts": "1" });
    expect(found).toMatchObject({
      kind: "ok",
      asked: {
        before: { layers: [{ attempts: 3 }, { attempts: 3 }] },
        after: { layers: [{ attempts: 3, retryBudget: 0.1 }, { attempts: 1 }] },
      },
    });
  });

  test.each([
    ["preset", "nothing", /^There is no preset “nothing”\. Choose retry-storm, /],
    ["layers", "6", /^Enter 1 to 5 layers\.$/],
    ["after.1.attempts", "11", /^This must be from 1 to 10\.$/],
    ["after.1.attempts", "two", /^This must be a number\.$/],
    ["after.1.attempts", "", /^This must be a number\.$/],
    ["after.1.retryBudget", "1.5", /^This must be from 0 to 1\.$/],
    ["before.dependency.p99Ms", "5", /^This must be at least p50Ms, 100\.$/],
    ["before.1.breaker.kind", "often", /^This must be one of: /],
    ["runS", "0.5", /^Enter a time from 1 s to 1 h\.$/],
    ["scenario", "storm", /^This must be one of: /],
    ["before.1.atempts", "2", /^There is no such setting\./],
    ["__proto__", "2", /^There is no such setting\./],
    ["before.ratePerSecond", "9000", undefined],
  ])("with %s=%s is told what is wrong with it", (name, text, message) => {
    const found = asked(Object.fromEntries([[name, text]]));
    if (found.kind !== "wrong") throw new Error("taken");
    const [problem] = found.problems;
    expect(found.problems).toHaveLength(1);
    if (message) expect(problem?.message).toMatch(message);
    else
      expect(problem).toEqual({
        path: "before",
        message:
          "This run could make 3,240,000 calls; the limit is 200,000. Lower the requests a second, the length of the run or the attempts.",
      });
    if (message) expect(problem?.path).toBe(name);
  });

  test("names the count of a breaker in a row by the field it was typed in", () => {
    const found = asked({ "after.1.breaker.kind": "consecutive", "after.1.breaker.failures": "0" });
    expect(found).toEqual({
      kind: "wrong",
      problems: [{ path: "after.1.breaker.failures", message: "This must be from 1 to 1000." }],
    });
  });
});

test("fields of every kind of breaker come back as they were", () => {
  for (const kind of ["none", "count", "time", "consecutive"]) {
    const found = asked({ "after.1.breaker.kind": kind });
    if (found.kind !== "ok") throw new Error(kind);
    const [layer] = found.asked.after.layers;
    expect(layer?.breaker?.kind ?? "none").toBe(kind);
    const flat = flatPreset({ id: "", name: "", lead: "", ...found.asked }, 1);
    expect(flat["after.1.breaker.kind"]).toBe(kind);
    expect(simulate(found.asked.after, found.asked.scenario, 1).series).toHaveLength(300);
  }
});

test("takes a name that every object has for a setting that there is not", () => {
  // As a query is read into an object: the value joins what was there.
  const params = { constructor: [Object, "constructor"] } as unknown as Record<string, string[]>;
  expect(parseSimulatorQuery(params).problems).toEqual([
    { path: "constructor", message: "There is no such setting. Remove it from the address." },
  ]);
});
