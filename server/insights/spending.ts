import "server-only";
import type { Actor } from "@/db/access/actor";
import { firstDetailedMinutes } from "@/db/measurements/retained";
import { rememberedTallies } from "@/db/measurements/windows";
import { listSlos } from "@/db/slos/list";
import type { Slo } from "@/db/slos/slo";
import { ledger } from "@/lib/budget/ledger";
import { groupBy } from "@/lib/collections/group-by";
import { mergedStretches, stretchesByService } from "@/lib/incident/downtime";
import type { IncidentRecord } from "@/lib/incident/record";
import { HOUR_SUMS_DAYS } from "@/lib/measurement/retention";
import type { Tally } from "@/lib/measurement/tally";
import type { Objective } from "@/lib/slo/objective";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/time/duration";
import { ceilTo, floorTo, intersection, type Interval } from "@/lib/time/interval";

/**
 * How the budget of a period was spent, as shares of what the target allowed of all that was
 * counted in it (1 is all of it): `consumed`, of which `inIncidents` while an incident of the
 * service lasted. `rounded`: single minutes of the period are gone, and incidents count from full
 * hour to full hour.
 */
type PeriodSpending = {
  slo: string;
  service: string;
  href: string;
  consumed: number;
  inIncidents: number;
  rounded: boolean;
};

type Scope = {
  period: Interval;
  now: number;
  /** Slugs, the ones to ask for first first. */ services: readonly string[];
  /** Of stretches of incidents times SLOs. */ most?: number;
};
/**
 * `asked`: the services whose SLOs are in it, the first of those wanted. `since`: what was counted
 * earlier in the period is no longer kept; null where all is.
 */
export type PeriodSpendings = {
  rows: PeriodSpending[];
  asked: readonly string[];
  since: number | null;
};
type Question = {
  slo: Slo;
  objective: Objective & { id: number };
  whole: Interval;
  spans: Interval[];
  rounded: boolean;
};

/** Looking up one stretch of one SLO takes microseconds; a page has tens of milliseconds. */
const MOST_STRETCHES = 5000;

/**
 * Of each SLO of these services that the actor may read and that counted anything, of its first
 * objective; what incidents spent most of first. Overlapping incidents are one.
 */
export async function periodSpending(
  actor: Actor,
  records: readonly IncidentRecord[],
  { period, now, services, most = MOST_STRETCHES }: Scope,
): Promise<PeriodSpendings> {
  const [all, stretches] = [
    groupBy(await listSlos(actor), ({ service }) => service.slug),
    stretchesByService(records, now),
  ];
  const failures = (service: string) => mergedStretches(stretches.get(service) ?? []).length;
  const asked = affordable(
    services,
    (service) => (all.get(service)?.length ?? 0) * failures(service),
    most,
  );
  const slos = asked.flatMap((service) => all.get(service) ?? []);
  const retainedFrom = ceilTo(now - HOUR_SUMS_DAYS * DAY_MS, HOUR_MS);
  const answerable = {
    start: Math.max(period.start, retainedFrom),
    end: Math.max(period.end, retainedFrom),
  };
  const questions = await questionsOf(actor, slos, stretches, answerable);
  const answered = await rememberedTallies(
    actor,
    questions.map(({ slo, objective, whole, spans }) => ({
      sloId: slo.id,
      objectiveId: objective.id,
      budgeting: objective.budgeting,
      intervals: [whole, ...spans],
    })),
  );
  const rows = questions
    .flatMap((question, index) =>
      rowOf(
        question,
        (answered[index] ?? []).map(({ tally }) => tally),
      ),
    )
    .sort(
      (a, b) =>
        b.inIncidents - a.inIncidents || b.consumed - a.consumed || a.slo.localeCompare(b.slo),
    );
  return { rows, asked, since: answerable.start > period.start ? answerable.start : null };
}

async function questionsOf(
  actor: Actor,
  slos: readonly Slo[],
  stretches: ReadonlyMap<string, readonly Interval[]>,
  answerable: Interval,
): Promise<Question[]> {
  const detailed = await firstDetailedMinutes(
    actor,
    slos.map(({ id }) => id),
  );
  return slos.flatMap((slo) => {
    const [objective] = slo.objectives;
    if (!objective) return [];
    const detailFrom = (detailed.get(slo.id) ?? 0) * MINUTE_MS;
    const ofService = stretches.get(slo.service.slug) ?? [];
    return [{ slo, objective, ...answerableIn(answerable, ofService, detailFrom) }];
  });
}

function rowOf(
  { slo, objective, rounded }: Question,
  [whole, ...spans]: readonly Tally[],
): PeriodSpending[] {
  if (!whole || whole.total === 0) return [];
  const bad = spans.reduce((sum, span) => sum + span.bad, 0);
  const { consumed, entries } = ledger(
    whole,
    [{ cause: { kind: "incidents" as const }, bad }],
    objective.targetPpm,
  );
  return [
    {
      slo: slo.name,
      service: slo.service.name,
      href: `/services/${slo.service.slug}/slos/${slo.slug}`,
      consumed,
      inIncidents: entries[0]?.consumed ?? 0,
      rounded,
    },
  ];
}

/**
 * The first of these services, of which there is always one, as long as what they take together is
 * not too much.
 */
function affordable(
  services: readonly string[],
  costOf: (service: string) => number,
  most: number,
): readonly string[] {
  let cost = 0;
  const end = services.findIndex((service, index) => (cost += costOf(service)) > most && index > 0);
  return end === -1 ? services : services.slice(0, end);
}

/**
 * The period and the incidents in it, by whole minutes where those are kept and by whole hours
 * where they are not.
 */
function answerableIn(
  period: Interval,
  stretches: readonly Interval[],
  detailFrom: number,
): Pick<Question, "whole" | "spans" | "rounded"> {
  const step = (ms: number) => (ms < detailFrom ? HOUR_MS : MINUTE_MS);
  const outward = ({ start, end }: Interval): Interval => ({
    start: floorTo(start, step(start)),
    end: ceilTo(end, step(end)),
  });
  const whole = outward(period);
  const spans = mergedStretches(stretches.map(outward)).flatMap(
    (span) => intersection(span, whole) ?? [],
  );
  return { whole, spans, rounded: spans.some(({ start }) => start < detailFrom) };
}
