import { isNode, type Document } from "yaml";
import { ruleShare } from "@/lib/alerting/windows";
import { totalMinutes } from "@/lib/budget/budget";
import { DAY_MS, parseDuration } from "@/lib/time/duration";
import { percentOfPpm } from "./percent";
import type { SloDefinition } from "./schema";
import { longestPeriodMs } from "./window-length";
import type { NamedSlo } from "./yaml";
import { nodeAt, type YamlPath } from "./yaml-node";
import type { YamlAlert, YamlDocument } from "./yaml-schema";
import type { At, YamlFault } from "./yaml-source";

/** A month is 30 days here, whatever the window. */
const MONTH_MS = 30 * DAY_MS;
const PRECISION = 1e6;
const TOLERANCE = 1e-3;

/** The budget's minutes in 30 days, as a document writes them. */
export const monthlyMinutes = (targetPpm: number): number =>
  Math.round(totalMinutes(targetPpm, MONTH_MS) * PRECISION) / PRECISION;

/**
 * Where what is derived disagrees with what it derives from: minutes of budget, and shares in the
 * comments of burn rates.
 */
export function derivedWarnings(
  yaml: YamlDocument,
  slos: readonly NamedSlo[],
  document: Document,
  at: At,
): YamlFault[] {
  return yaml.slos.flatMap((slo, index) => {
    const definition = slos[index]?.definition;
    if (!definition) return [];
    const path = ["slos", index];
    const own = minutesWarning(
      slo.error_budget?.monthly_minutes,
      definition,
      0,
      [...path, "error_budget", "monthly_minutes"],
      at,
    );
    const each = (slo.objectives ?? []).flatMap(({ monthly_minutes }, position) =>
      minutesWarning(
        monthly_minutes,
        definition,
        position,
        [...path, "objectives", position, "monthly_minutes"],
        at,
      ),
    );
    const shares = (slo.error_budget?.burn_rate_alerts ?? []).flatMap((alert, position) =>
      shareWarning(
        alert,
        definition,
        document,
        [...path, "error_budget", "burn_rate_alerts", position],
        at,
      ),
    );
    return [...own, ...each, ...shares];
  });
}

function minutesWarning(
  written: number | undefined,
  { objectives }: SloDefinition,
  position: number,
  path: YamlPath,
  at: At,
): YamlFault[] {
  const targetPpm = objectives[position]?.targetPpm;
  if (written === undefined || targetPpm === undefined) return [];
  const derived = monthlyMinutes(targetPpm);
  if (isClose(written, derived)) return [];
  return [
    at(
      path,
      `monthly_minutes says ${written}, but ${percentOfPpm(targetPpm)}% leaves ${derived} minutes in 30 days. The target counts.`,
    ),
  ];
}

function shareWarning(
  alert: YamlAlert,
  { objectives }: SloDefinition,
  document: Document,
  path: YamlPath,
  at: At,
): YamlFault[] {
  const [objective] = objectives;
  const longMs = parseDuration(alert.window);
  if (!objective || longMs === null || alert.burn_rate === undefined) return [];
  const node = nodeAt(document, [...path, "burn_rate"]);
  const said = isNode(node)
    ? /(?<!\d)(\d+(?:\.\d+)?) ?% of the budget/.exec(node.comment ?? "")?.[1]
    : undefined;
  if (said === undefined) return [];
  const share =
    100 *
    ruleShare(
      { longMs, trigger: { kind: "factor", factor: alert.burn_rate } },
      longestPeriodMs(objective.window),
    );
  const digits = said.split(".")[1]?.length ?? 0;
  if (Math.abs(share - Number(said)) <= 0.5 * 10 ** -digits + TOLERANCE) return [];
  return [
    at(
      [...path, "burn_rate"],
      `The comment says ${said}% of the budget, but a burn rate of ${alert.burn_rate} spends ${Math.round(share * 100) / 100}% of it in ${alert.window}. The burn rate counts.`,
    ),
  ];
}

const isClose = (a: number, b: number): boolean => Math.abs(a - b) <= TOLERANCE * Math.max(1, b);
