import { expect, test } from "vitest";
import { DEFAULT_SETTINGS, PRESETS } from "./presets";
import { defaultScenario } from "./scenario";
import { simulate } from "./simulate";
import { capacityPerSecond, whyDifferent } from "./why";

const why = (id: string, seed = 1) => {
  const preset = PRESETS.find((each) => each.id === id);
  if (!preset) throw new Error(id);
  const { scenario, before, after } = preset;
  return whyDifferent({
    before: simulate(before, scenario, seed).summary,
    after: simulate(after, scenario, seed).summary,
    settings: after,
  }).replaceAll("\u202f", " ");
};

test("12 slots of 100 ms are a capacity of 120 calls a second", () => {
  expect(capacityPerSecond(DEFAULT_SETTINGS)).toBeCloseTo(120, 6);
});

test.each([
  [
    "retry-storm",
    /^Each request becomes 1\.\d\d calls to the dependency instead of 2\.\d\d, so the dependency, which can serve 120 calls a second, recovers [\d.]+ s after the fault; before, it never did in this run; [\d.]+% of the requests succeed instead of [\d.]+%\.$/,
  ],
  [
    "bulkhead",
    /reject \d\.\d% of the requests instead of 2\d\.\d%; 9\d\.\d% of the requests succeed/,
  ],
  ["slow-breaker", /^The breaker opens after 1,\d+ ms instead of 3,\d+ ms;/],
  ["fewer-attempts", /^The slowest 1% of requests take 900 ms instead of 1,200 ms; /],
  [
    "orphans",
    /^The dependency works on \d+ calls that nobody waits for any more instead of \d,\d+; /,
  ],
  ["amplification", /^Each request becomes/],
  ["throttle", /^The client throttle sheds/],
])("of the preset %s it tells what the change does", (id, sentence) => {
  expect(why(id)).toMatch(sentence);
});

test("a change of nothing makes no difference", () => {
  const { summary } = simulate(DEFAULT_SETTINGS, defaultScenario("blip"), 1);
  expect(whyDifferent({ before: summary, after: summary, settings: DEFAULT_SETTINGS })).toBe(
    "The change makes no difference in this scenario.",
  );
});
