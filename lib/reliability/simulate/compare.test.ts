import { expect, test } from "vitest";
import { comparedRows, runWords } from "./compare";
import { DEFAULT_SETTINGS, PRESETS } from "./presets";
import { defaultScenario } from "./scenario";
import { simulate } from "./simulate";

const plain = (text: string) => text.replaceAll("\u202f", " ").replaceAll("\u2212", "-");

function rowsOf(id: string) {
  const preset = PRESETS.find((each) => each.id === id);
  if (!preset) throw new Error(id);
  const { scenario, before, after } = preset;
  return comparedRows(
    simulate(before, scenario, 1).summary,
    simulate(after, scenario, 1).summary,
  ).map(({ name, ...figures }) => [name, ...Object.values(figures).map(plain)]);
}

test("figures stand beside each other with what differs between them", () => {
  const rows = rowsOf("fewer-attempts");
  expect(rows).toContainEqual(["Latency p99", "1,200 ms", "900 ms", "-300 ms"]);
  expect(rows.map(([name]) => name)).not.toContain("Breaker opens after");
  expect(rows.map(([name]) => name)).not.toContain("Shed");
});

test("what never happens has no difference in numbers", () => {
  expect(rowsOf("retry-storm")).toContainEqual([
    "Recovers after the fault in",
    "Never in this run",
    "47 s",
    "",
  ]);
});

test("without traffic shares and times are unknown, and there is no difference", () => {
  const scenario = defaultScenario("down");
  const { summary } = simulate({ ...DEFAULT_SETTINGS, ratePerSecond: 0 }, scenario, 1);
  expect(comparedRows(summary, summary)[0]).toEqual({
    name: "Requests that succeed",
    before: "–",
    after: "–",
    change: "",
  });
  expect(plain(runWords(summary, scenario))).toBe("0 requests in 60 s");
});
