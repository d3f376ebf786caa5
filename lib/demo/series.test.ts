import { describe, expect, it } from "vitest";
import { alertPolicyOf } from "@/lib/slo/alert-policy";
import { evaluateObjective, type ObjectiveEvaluation } from "@/lib/budget/evaluate";
import { tallyMinutes } from "@/lib/measurement/slices";
import { takesValue } from "@/lib/sli/sli";
import type { Budgeting } from "@/lib/slo/objective";
import { objectiveWindowAt } from "@/lib/slo/window";
import { minutesWithin } from "@/lib/testing/minutes-within";
import { DEMO_SERVICES, DEMO_TEAMS } from "./company";
import { effectsOf } from "./outage-effects";
import { demoOutages } from "./outage-schedule";
import { DEMO_SLOS, demoSloKey, type DemoSlo } from "./slo-catalog";
import { demoDefinition, demoSeries } from "./series";

const DAY = 1440;
const minuteOf = (instant: string): number => Math.floor(Date.parse(instant) / 60_000);
const anchor = minuteOf("2026-11-23T20:50:30Z");

const NOWS = [
  "2026-11-23T20:50:30Z",
  "2026-11-28T03:10:00Z",
  "2026-11-29T23:59:59Z",
  "2027-02-01T00:00:00Z",
  "2027-01-01T00:04:00Z",
  "2026-10-25T01:30:00Z",
  "2027-03-28T12:00:00Z",
  "2028-02-29T17:45:00Z",
];

const PLANNED: Record<string, string> = {
  "checkout-api/availability": "critical",
  "checkout-api/latency": "warning",
  "card-gateway/authorisations": "exhausted",
  "card-gateway/latency": "healthy",
  "card-gateway/refunds": "healthy",
  "ledger/settlement-freshness": "healthy",
  "ledger/throughput": "warning",
  "search-api/availability": "healthy",
  "search-api/latency": "warning",
  "suggestions/latency": "healthy",
  "catalog-indexer/freshness": "critical",
  "identity/sign-in": "healthy",
  "identity/token-latency": "healthy",
  "event-bus/delivery": "healthy",
  "event-bus/lag": "warning",
};

function sloNamed(key: string): DemoSlo {
  const slo = DEMO_SLOS.find((candidate) => demoSloKey(candidate) === key);
  if (!slo) throw new Error(`no demo SLO ${key}`);
  return slo;
}

const evaluated = new Map<string, ObjectiveEvaluation>();

/** Once for all tests that ask for the same. */
function evaluateFirst(slo: DemoSlo, at: number, filledAt = at): ObjectiveEvaluation {
  const key = `${demoSloKey(slo)} ${at} ${filledAt}`;
  const known = evaluated.get(key) ?? evaluate(slo, at, filledAt);
  evaluated.set(key, known);
  return known;
}

function evaluate(slo: DemoSlo, at: number, filledAt: number): ObjectiveEvaluation {
  const definition = demoDefinition(slo);
  const [objective] = definition.objectives;
  if (!objective) throw new Error("no objective");
  const alertPolicy = alertPolicyOf(definition.alerting, objective);
  const from = Math.min(at - 4 * DAY, objectiveWindowAt(objective, at * 60_000).start / 60_000);
  const minutes = demoSeries(slo, filledAt, from, at);
  const tallyOf = (budgeting: Budgeting) => (start: number, end: number) =>
    tallyMinutes(minutesWithin(minutes, start / 60_000, end / 60_000), budgeting);
  return evaluateObjective({
    objective,
    at: at * 60_000,
    firstMinute: at - 90 * DAY,
    alertPolicy,
    tally: tallyOf(objective.budgeting),
    counts: tallyOf({ method: "occurrences" }),
  });
}

const tiersAt = (at: number, filledAt = at) =>
  Object.fromEntries(
    Object.keys(PLANNED).map((key) => [
      key,
      evaluateFirst(sloNamed(key), at, filledAt).budget.tier,
    ]),
  );

describe("the demo company", () => {
  it("has three teams, eight services, and SLOs of every kind, window and method", () => {
    const teams = DEMO_TEAMS.map(({ slug }) => slug);
    expect([teams.length, DEMO_SERVICES.length, DEMO_SLOS.length]).toEqual([3, 8, 18]);
    for (const { team } of DEMO_SERVICES) expect(teams).toContain(team);
    const definitions = DEMO_SLOS.map(demoDefinition);
    const objectives = definitions.flatMap((definition) => definition.objectives);
    expect(new Set(definitions.map(({ sli }) => sli.kind)).size).toBe(5);
    expect(new Set(objectives.map(({ budgeting }) => budgeting.method)).size).toBe(3);
    expect(
      new Set(
        objectives.map(({ window }) =>
          window.type === "rolling" ? String(window.days) : window.unit,
        ),
      ),
    ).toEqual(new Set(["7", "28", "30", "90", "week", "month", "quarter"]));
    expect(new Set(DEMO_SLOS.map(demoSloKey)).size).toBe(18);
  });

  it("names only services and SLOs in its outages that it has, and lets each spend what it is planned to", () => {
    const services = DEMO_SERVICES.map(({ slug }) => slug);
    const outages = demoOutages(anchor, anchor - 90 * DAY, anchor);
    expect(outages.length).toBeGreaterThan(15);
    for (const { plan } of outages) {
      expect(services).toEqual(expect.arrayContaining([...plan.services]));
      expect(DEMO_SLOS.map(demoSloKey)).toEqual(
        expect.arrayContaining(plan.effects.map(({ slo }) => slo)),
      );
    }
    for (const now of NOWS) {
      const at = minuteOf(now);
      for (const slo of DEMO_SLOS) {
        const { objectives, sli } = demoDefinition(slo);
        const depths = objectives
          .slice(0, 1)
          .flatMap((objective) =>
            effectsOf(slo, objective, takesValue(sli), demoOutages(at, at - 90 * DAY, at)),
          );
        for (const { plan, depth } of depths)
          expect(depth, `${plan.key} of ${demoSloKey(slo)} at ${now}`).toBeLessThan(0.95);
      }
    }
  });
});

describe("demo measurements", () => {
  it("are the same however they are asked for: at once, by the minute, or later for the same fill", () => {
    for (const slo of DEMO_SLOS) {
      const whole = demoSeries(slo, anchor, anchor - 200, anchor + 200);
      const single = Array.from({ length: 400 }, (_, index) => anchor - 200 + index).flatMap(
        (minute) => demoSeries(slo, anchor, minute, minute + 1),
      );
      expect(single).toEqual(whole);
      expect(demoSeries(slo, anchor, anchor - 5 * DAY, anchor + 200).slice(-whole.length)).toEqual(
        whole,
      );
    }
  });

  it("are whole events with no more bad ones than there are, and differ between SLOs", () => {
    const prints = DEMO_SLOS.map((slo) => {
      const minutes = demoSeries(slo, anchor, anchor - 2 * DAY, anchor);
      expect(
        minutes.every(
          ({ bad, total }) =>
            total > 0 && bad >= 0 && bad <= total && bad % 1000 === 0 && total % 1000 === 0,
        ),
      ).toBe(true);
      return JSON.stringify(minutes.map(({ bad, total }) => [bad, total]));
    });
    expect(new Set(prints).size).toBe(DEMO_SLOS.length);
  });

  it("follow the day and the week", () => {
    const slo = sloNamed("card-gateway/refunds");
    const total = (from: string, minutes: number) =>
      demoSeries(slo, anchor, minuteOf(from), minuteOf(from) + minutes).reduce(
        (sum, bucket) => sum + bucket.total,
        0,
      );
    expect(total("2026-11-18T12:00:00Z", 120)).toBeGreaterThan(
      2.5 * total("2026-11-18T00:00:00Z", 120),
    );
    expect(total("2026-11-18T00:00:00Z", DAY)).toBeGreaterThan(
      1.3 * total("2026-11-22T00:00:00Z", DAY),
    );
  });

  it.each(NOWS)("end in the planned tiers when the fill is at %s", (now) => {
    expect(tiersAt(minuteOf(now))).toEqual(PLANNED);
  });

  it.each(NOWS)(
    "burn over a page's factor in one place, and over a ticket's in another, when the fill is at %s",
    (now) => {
      const at = minuteOf(now);
      expect(evaluateFirst(sloNamed("checkout-api/latency"), at).alert).toEqual({
        state: "firing",
        severity: "page",
      });
      expect(
        evaluateFirst(sloNamed("catalog-indexer/freshness"), at).burnRates.find(
          ({ longMs }) => longMs === 3 * DAY * 60_000,
        ),
      ).toMatchObject({ severity: "ticket" });
      expect(evaluateFirst(sloNamed("catalog-indexer/freshness"), at).alert.state).toBe("firing");
    },
  );

  it.each([
    "2027-02-01T00:00:00Z",
    "2027-02-01T06:00:00Z",
    "2027-01-01T05:01:00Z",
    "2026-11-23T00:30:00Z",
    "2026-11-28T03:10:00Z",
  ])(
    "never overspend a calendar budget by a multiple, even just after its period began at %s",
    (now) => {
      for (const key of ["ledger/postings", "search-api/relevance", "catalog-indexer/throughput"]) {
        const { remaining } = evaluateFirst(sloNamed(key), minuteOf(now)).budget;
        expect(remaining ?? 1, key).toBeGreaterThan(-1);
      }
    },
  );

  it.each([11, 27, 40, 75])("still show all four tiers %i days after the fill", (days) => {
    expect(new Set(Object.values(tiersAt(anchor + days * DAY, anchor)))).toEqual(
      new Set(["healthy", "warning", "critical", "exhausted"]),
    );
  });
});
