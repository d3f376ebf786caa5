"use client";

import type { Route } from "@/lib/alert/route";
import { incidentWords, severityWords } from "@/lib/alert-route/words";
import { toldWords, type Told } from "@/lib/alert-route/told";
import { useFormScope } from "../ui/form-context";

/** What the rules would make of one alert. */
type ShownTrial = {
  title: string;
  route: Route;
  policy: { slug: string; from: "rule" | "service" | "team" } | null;
  told: readonly Told[];
  openIncident: number | null;
};

const FROM = { rule: "named by the rule", service: "of its service", team: "of the team" } as const;

/** What the action found, which it answers as JSON under `tried`. */
export function TrialResult() {
  const { state } = useFormScope();
  const text = state.status === "ok" ? state.values?.tried : undefined;
  if (text === undefined) return null;
  const tried = JSON.parse(text) as ShownTrial[];
  if (tried.length === 0) return <p className="text-sm">The payload tells of no alert.</p>;
  return (
    <ol
      aria-label="What would happen"
      className="divide-y divide-line rounded-sm border border-line"
    >
      {tried.map((trial, index) => (
        <li key={index} className="grid gap-2 px-3 py-2.5">
          <p className="text-sm font-medium wrap-anywhere" dir="auto">
            {trial.title || "(no title)"}
          </p>
          <dl className="grid gap-x-4 gap-y-1 text-sm sm:grid-cols-[auto_1fr]">
            {factsOf(trial).map(([term, fact]) => (
              <div key={term} className="contents">
                <dt className="text-muted">{term}</dt>
                <dd className="wrap-anywhere">{fact}</dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ol>
  );
}

function factsOf(trial: ShownTrial): [string, string][] {
  const { route, openIncident } = trial;
  return [
    ["Rule", route.rule === null ? "None fits" : `Rule ${route.rule + 1}`],
    ["Severity", severityWords[route.severity]],
    ["Service", route.service ?? "None"],
    ["Told", toldFact(trial)],
    ["Incident", incidentFact(route, openIncident)],
  ];
}

function toldFact({ route: { severity }, policy, told }: ShownTrial): string {
  const words = toldWords(told);
  if (severity === "ticket")
    return words === null ? "Nobody: the team has no channel for tickets" : `${words}, as a ticket`;
  if (!policy) return "Nobody: neither rule, service nor team has an escalation policy";
  return `By the escalation policy ${policy.slug}, ${FROM[policy.from]}: ${words ?? "nobody"}`;
}

function incidentFact({ incident, service }: Route, open: number | null): string {
  if (incident.kind === "none") return "None";
  if (service === null) return "None: without a service there is no incident to join or open";
  if (open !== null) return `Joins #${open}`;
  return incident.kind === "join"
    ? "None: its service has no open incident"
    : (incidentWords(incident) ?? "None");
}
