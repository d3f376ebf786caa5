import "server-only";
import type { Actor } from "@/db/access/actor";
import { countSloPages, NO_PAGES } from "@/db/alerts/count-slo-pages";
import { listFirstLevels, type FirstLevel } from "@/db/escalations/list-first-levels";
import { listServicesPaged } from "@/db/escalations/who-is-paged";
import { countResponders } from "@/db/people/count-responders";
import { countActionsOfServices } from "@/db/postmortems/count-actions-of-services";
import { listAskedFor, type AskedFor } from "@/db/postmortems/list-asked-for";
import { listRotas } from "@/db/schedules/list";
import type { Service } from "@/db/services/service";
import { groupBy } from "@/lib/collections/group-by";
import type { Schedule } from "@/lib/on-call/schedule";
import { dayAt, POSTMORTEM_DUE_DAYS } from "@/lib/postmortem/overdue";
import { ON_CALL_DAYS } from "@/lib/reliability/scorecard/criteria/on-call";
import { POSTMORTEM_DAYS } from "@/lib/reliability/scorecard/criteria/postmortems";
import type { PostmortemFacts, ScorecardFacts, SloFacts } from "@/lib/reliability/scorecard/facts";
import { onCallFacts, type OnCallFacts } from "@/lib/reliability/scorecard/on-call-facts";
import { alertPolicyOf } from "@/lib/slo/alert-policy";
import { DAY_MS } from "@/lib/time/duration";
import { coverageSinceFirst, PAGES_DAYS } from "../slos/quality";
import { slosOfService } from "../slos/lookups";
import { sloSnapshot, type EvaluatedSlo } from "../slos/snapshot";
import { dailyLooks } from "./daily-looks";
import { registeredBy } from "./registered";

const NO_ACTIONS = { pending: 0, overdue: 0 };

/** What the scorecards of these services are made of, in a constant number of statements. */
export async function scorecardFacts(
  gate: Actor,
  services: readonly Service[],
  now: number,
): Promise<Map<number, ScorecardFacts>> {
  const pagesSince = now - PAGES_DAYS * DAY_MS;
  const [only] = services.length === 1 ? services : [];
  const [slos, paged, firstLevels, plans, responders, pages, asked, actions, registered] =
    await Promise.all([
      slosOf(gate, services, now),
      listServicesPaged(
        gate,
        services.map(({ slug }) => slug),
        new Date(now),
        "page",
      ),
      listFirstLevels(gate, services),
      plansFrom(gate, now),
      countResponders(gate, only?.teamId),
      countSloPages(gate, new Date(pagesSince)),
      listAskedFor(gate, new Date(now - POSTMORTEM_DAYS * DAY_MS), only?.id),
      countActionsOfServices(gate, dayAt(now, "UTC"), only?.id),
      registeredBy(gate),
    ]);
  const pagedOf = new Map(paged.map((each) => [each.service.id, each.paged]));
  const askedOf = groupBy(asked, ({ serviceId }) => serviceId);
  const onCallOf = onCallBy(plans, now);
  return new Map(
    services.map((service): [number, ScorecardFacts] => {
      const { id, slug, name, description, team, reliability, claims } = service;
      return [
        id,
        {
          now,
          service: { name, description, runbook: reliability.runbook ?? null },
          claims,
          team: { slug: team.slug, name: team.name, responders: responders.get(team.id) ?? 0 },
          slos: (slos.get(id) ?? []).map((each) =>
            sloFacts(each, { ...(pages.get(each.slo.id) ?? NO_PAGES), since: pagesSince }, now),
          ),
          paged: pagedOf.get(id) ?? { demo: team.demo, policy: null, warnings: [] },
          onCall: onCallOf(firstLevels.get(id)),
          postmortems: postmortemFacts(askedOf.get(id) ?? [], now),
          actions: actions.get(id) ?? NO_ACTIONS,
          ...registered(slug),
        },
      ];
    }),
  );
}

type Looked = EvaluatedSlo & { looks: readonly (number | null)[] };

/** The SLOs of these services with how their budgets stood on the last days, by service. */
async function slosOf(
  gate: Actor,
  services: readonly Service[],
  now: number,
): Promise<ReadonlyMap<number, readonly Looked[]>> {
  const { slos } = await sloSnapshot(gate);
  const shown = services.flatMap(({ id }) => slosOfService(slos, id));
  const looks = await dailyLooks(
    gate,
    shown.map(({ slo }) => slo),
    now,
  );
  return groupBy(
    shown.map((each) => ({ ...each, looks: looks.get(each.slo.id) ?? [] })),
    ({ slo }) => slo.serviceId,
  );
}

function sloFacts(evaluated: Looked, pages: SloFacts["pages"], now: number): SloFacts {
  const { slo, objectives, looks } = evaluated;
  const overspent = objectives.map(({ budget }) => -(budget.remainingMinutes ?? 0));
  return {
    now,
    slug: slo.slug,
    name: slo.name,
    createdAt: slo.createdAt.getTime(),
    source: slo.source.type,
    alerting: slo.alerting,
    firstMinute: slo.firstMinute,
    lastMinute: slo.lastMinute,
    objectives: slo.objectives.map((objective, index) => ({
      ...objective,
      coverage: coverageSinceFirst(slo, index, evaluated),
      rules: alertPolicyOf(slo.alerting, objective).rules.map(({ severity }) => severity),
    })),
    pages,
    looks,
    overspentMinutes: Math.max(0, ...overspent),
  };
}

const onCallSpan = (now: number) => ({ start: now, end: now + ON_CALL_DAYS * DAY_MS });

/** What each schedule says of the next weeks, by its slug. */
async function plansFrom(gate: Actor, now: number): Promise<Map<string, Schedule>> {
  const rotas = await listRotas(gate, onCallSpan(now));
  return new Map(
    rotas.flatMap(({ schedule, rota }) => {
      const plan = rota.versions.at(-1)?.schedule;
      return plan ? [[schedule.slug, plan] as const] : [];
    }),
  );
}

/** Made once for each policy: most services of a team go by the same. */
function onCallBy(plans: ReadonlyMap<string, Schedule>, now: number) {
  const known = new Map<string, OnCallFacts>();
  return (level: FirstLevel | undefined): OnCallFacts => {
    const key = level?.policy ?? "";
    const facts = known.get(key) ?? onCallFacts(level?.targets ?? null, plans, onCallSpan(now));
    known.set(key, facts);
    return facts;
  };
}

function postmortemFacts(asked: readonly AskedFor[], now: number): PostmortemFacts {
  const dueAt = ({ resolvedAt }: AskedFor) => resolvedAt.getTime() + POSTMORTEM_DUE_DAYS * DAY_MS;
  const published = asked.filter(({ publishedAt }) => publishedAt !== null);
  const late = published.filter((each) => (each.publishedAt?.getTime() ?? 0) > dueAt(each));
  const overdue = asked.filter((each) => each.publishedAt === null && dueAt(each) < now);
  return {
    inTime: published.length - late.length,
    late: late.length,
    overdue: overdue.length,
    pending: asked.length - published.length - overdue.length,
  };
}
