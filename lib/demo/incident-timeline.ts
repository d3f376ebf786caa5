import { derive, type KeyTimeValue } from "@/lib/incident/derive";
import type { EntryData, Holder } from "@/lib/incident/entry";
import type { KeyTimeSource } from "@/lib/incident/times";
import { MINUTE_MS } from "@/lib/time/duration";
import { demoAlerts, type DemoAlert } from "./alerts";
import { DEMO_INCIDENTS, type DemoIncidentPlan } from "./incident-plans";
import { demoOutages, outageStart } from "./outage-schedule";

type DemoEntry = {
  at: number;
  data: EntryData;
  text: string;
  author: string;
  source: KeyTimeSource;
  starred: boolean;
};
type DemoKeyTime = {
  mark: KeyTimeValue["mark"];
  at: number;
  source: KeyTimeSource;
  setBy: string;
  setAt: number;
};

/**
 * An incident of the demo with its whole timeline, in epoch milliseconds; nothing of it lies after
 * the fill.
 */
export type DemoIncident = {
  key: string;
  title: string;
  summary: string;
  services: readonly string[];
  declaredAt: number;
  declaredBy: string;
  entries: DemoEntry[];
  marks: DemoKeyTime[];
};

const DAYS_BACK = 92;
const ALERT = "Burn-rate alert";
/** The impact ends this long before it is called over. */
const WATCHED_MIN = 18;

/**
 * The incidents of a demo filled at `anchor` (epoch minute) with these alerts, the oldest first.
 */
export function demoIncidents(
  anchor: number,
  alerts: readonly DemoAlert[] = demoAlerts(anchor),
): DemoIncident[] {
  const outages = new Map(
    demoOutages(anchor, anchor - DAYS_BACK * 1440, anchor + 1).map((outage) => [
      outage.plan.key,
      outage,
    ]),
  );
  return DEMO_INCIDENTS.flatMap((plan) => {
    const outage = outages.get(plan.outage);
    if (outage)
      return [
        incidentOf(plan, anchor, {
          title: outage.plan.title,
          services: outage.plan.services,
          start: outage.start,
          end: endOf(plan, outage),
          alerted: alertedAt(plan, outage.start, alerts),
        }),
      ];
    if (!plan.alone) return [];
    const start = outageStart({ daysAgo: plan.alone.daysAgo, at: plan.alone.at }, anchor);
    return [
      incidentOf(plan, anchor, {
        title: plan.alone.title,
        services: plan.alone.services,
        start,
        end: start + plan.alone.minutes,
        alerted: null,
      }),
    ];
  }).sort((a, b) => a.declaredAt - b.declaredAt);
}

/** What is followed as a ticket goes on after its incident. */
const endOf = (plan: DemoIncidentPlan, { start, end }: { start: number; end: number }): number =>
  plan.outage === "catalogue-growth" ? start + 3300 : end;

/** `alerted`: the minute of the first alert; null where no alert has told of it. */
type Place = {
  title: string;
  services: readonly string[];
  start: number;
  end: number;
  alerted: number | null;
};

/** Alerts are kept for a month; of what lies before it is known when people were alerted. */
function alertedAt(
  plan: DemoIncidentPlan,
  start: number,
  alerts: readonly DemoAlert[],
): number | null {
  const minutes = alerts
    .filter(({ outage }) => outage === plan.outage)
    .map(({ life }) => life.startedAt / MINUTE_MS - start);
  return minutes.length > 0 ? Math.min(...minutes) : plan.detected;
}

function incidentOf(
  plan: DemoIncidentPlan,
  anchor: number,
  { title, services, start, end, alerted }: Place,
): DemoIncident {
  const at = (minute: number): number => (start + minute) * MINUTE_MS;
  const { commander } = plan;
  return {
    key: plan.outage,
    title,
    summary: [plan.seen, plan.found].join(" "),
    services,
    declaredAt: at(declaredMinute(plan)),
    declaredBy: commander,
    entries: entriesOf(plan, { title, length: end - start, at, alerted }).filter(
      (line) => line.at <= anchor * MINUTE_MS,
    ),
    marks: keyTimesOf(plan, at, alerted),
  };
}

type At = (minute: number) => number;

const declaredMinute = ({ acknowledged }: DemoIncidentPlan): number => acknowledged + 1;

function entriesOf(
  plan: DemoIncidentPlan,
  { title, length, at, alerted }: Pick<Place, "title" | "alerted"> & { length: number; at: At },
): DemoEntry[] {
  const { commander, operations } = plan;
  const declared = declaredMinute(plan);
  const entry = (
    minute: number,
    data: EntryData,
    text: string,
    author: string,
    more: Partial<DemoEntry> = {},
  ): DemoEntry => ({
    at: at(minute),
    data,
    text,
    author,
    source: "human",
    starred: false,
    ...more,
  });
  return [
    ...(alerted === null
      ? []
      : [
          entry(
            alerted,
            { kind: "alert" },
            `${title}: an SLO burns faster than its alert allows.`,
            ALERT,
            { source: "alert" },
          ),
        ]),
    entry(declared, { kind: "declared", severity: plan.severity }, "", commander),
    entry(declared, { kind: "role", role: "commander", to: holder(commander) }, "", commander),
    ...(operations === commander
      ? []
      : [
          entry(
            declared + 2,
            { kind: "role", role: "operations", to: holder(operations) },
            "",
            commander,
          ),
        ]),
    entry(declared + 3, { kind: "note" }, plan.seen, operations, { starred: true }),
    entry(plan.identified, { kind: "status", to: "identified" }, plan.found, operations, {
      starred: true,
    }),
    ...(plan.update === ""
      ? []
      : [entry(plan.identified + 2, { kind: "update" }, plan.update, commander)]),
    ...(plan.canceled
      ? [entry(length, { kind: "status", to: "canceled" }, plan.fix, commander)]
      : ended(plan, length).map(([minute, to, text]) =>
          entry(minute, { kind: "status", to }, text, operations, { starred: to === "monitoring" }),
        )),
  ];
}

/** People may notice before an alert does. */
function keyTimesOf(plan: DemoIncidentPlan, at: At, alerted: number | null): DemoKeyTime[] {
  const { commander } = plan;
  const byAlert = alerted !== null && alerted <= plan.acknowledged;
  const detected = byAlert ? alerted : plan.detected;
  const declared = declaredMinute(plan);
  return [
    { mark: "started", at: at(0), source: "human", setBy: commander, setAt: at(declared) },
    {
      mark: "detected",
      at: at(detected),
      source: byAlert ? "alert" : "human",
      setBy: byAlert ? ALERT : commander,
      setAt: at(detected),
    },
    {
      mark: "acknowledged",
      at: at(plan.acknowledged),
      source: "human",
      setBy: commander,
      setAt: at(plan.acknowledged),
    },
  ];
}

const ended = (
  { identified, fix }: DemoIncidentPlan,
  length: number,
): [number, "monitoring" | "resolved", string][] => {
  const mitigated = Math.max(length, identified + 3);
  return [
    [mitigated, "monitoring", fix],
    [mitigated + WATCHED_MIN, "resolved", ""],
  ];
};

/** People of the made-up shop have no accounts. */
const holder = (name: string): Holder => ({ userId: 0, name });

/** What follows from a demo incident's timeline, as from any other. */
export const derivedOfDemo = ({ entries, marks }: DemoIncident) =>
  derive(
    entries.map((entry, id) => ({ id, at: entry.at, data: entry.data })),
    marks.map((mark, id) => ({ id, ...mark })),
  );
