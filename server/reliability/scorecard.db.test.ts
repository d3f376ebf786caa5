import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { recordMeasurements } from "@/db/measurements/record";
import { teamPaging } from "@/db/schema/escalations";
import { postmortemActions, postmortems } from "@/db/schema/postmortems";
import { services } from "@/db/schema/slos";
import { putDependency } from "@/db/dependencies/put";
import { putSlo } from "@/db/slos/put";
import { archiveService } from "@/db/services/archive";
import { getService } from "@/db/services/find";
import { putService } from "@/db/services/put";
import { closeStore, write } from "@/db/store/client";
import { freshCheckout } from "@/db/testing/checkout";
import { countStatements } from "@/db/testing/count-statements";
import { insertPolicy, personTarget, policyOf } from "@/db/testing/escalations";
import { systemActor } from "@/db/testing/fresh-store";
import { storedIncident } from "@/db/testing/incidents";
import { later, NOON, person, teamNamed } from "@/db/testing/persons";
import type { DependencySettings } from "@/lib/reliability/registry/schema";
import type { CriterionId } from "@/lib/reliability/scorecard/levels";
import { sloDefinitionSchema } from "@/lib/slo/schema";
import { DAY_MS, MINUTE_MS } from "@/lib/time/duration";
import { getServiceCard, listScorecards, serviceScorecard } from "./scorecard";

const DEFINITION = sloDefinitionSchema.parse({
  name: "Availability",
  sli: { kind: "availability" },
  objectives: [{ target: 99, window: { type: "rolling", days: 7 } }],
});

beforeEach(async () => {
  vi.useFakeTimers({ now: NOON, toFake: ["Date"] });
  await freshCheckout(later(-30 * DAY_MS));
});
afterEach(() => {
  vi.useRealTimers();
});
afterAll(closeStore);

const checkout = () => getService(systemActor, "checkout");
const evidence = async (id: CriterionId) => {
  const { criteria } = await serviceScorecard(await checkout());
  const found = criteria.find((each) => each.id === id);
  return [found?.outcome, found?.evidence];
};

/** Rows that tests write themselves are seen with the next minute. */
const nextMinute = () => vi.setSystemTime(Date.now() + MINUTE_MS);

/** Two days are measured in full, none of whose events is bad. */
async function measuredSlo(service: string) {
  const { slo } = await putSlo(systemActor, service, "availability", DEFINITION, later(-DAY_MS));
  const last = NOON.getTime() / MINUTE_MS - 1;
  const measurements = Array.from({ length: 2 * 1440 }, (_, index) => ({
    sloId: slo.id,
    minute: last - index,
    bad: 0,
    total: 1000,
  }));
  await recordMeasurements(systemActor, { mode: "add", measurements, at: NOON });
}

async function pagedTeam() {
  const teamId = await teamNamed("payments");
  await write(async (tx) => {
    const about = { slug: "pages", name: "Pages", teamId, savedBy: "Ada" };
    const { policyId } = await insertPolicy(tx, about, policyOf([[[personTarget("ada")], 5]]));
    await tx.insert(teamPaging).values({ teamId, policyId, ticketChannelId: null });
  });
}

describe("a scorecard", () => {
  it("starts at nothing, and says what is missing", async () => {
    const card = await serviceScorecard(await checkout());
    expect(card.level).toBe(0);
    expect(card.criteria.map(({ id, outcome }) => [id, outcome])).toEqual([
      ["owner", "failed"],
      ["data", "failed"],
      ["on-call", "failed"],
      ["alerts", "not-measured"],
      ["target", "not-measured"],
      ["dependencies", "not-measured"],
      ["findings", "not-measured"],
      ["postmortems", "not-applicable"],
      ["actions", "not-applicable"],
      ["policy", "not-measured"],
      ["runbook", "failed"],
      ["fallbacks", "not-measured"],
      ["status-page", "not-applicable"],
    ]);
  });

  it("goes up with what is there", async () => {
    await person("Ada", { payments: "responder" });
    expect((await serviceScorecard(await checkout())).level).toBe(0);
    await measuredSlo("checkout");
    nextMinute();
    expect((await serviceScorecard(await checkout())).level).toBe(1);
    await pagedTeam();
    nextMinute();
    expect(await evidence("on-call")).toEqual([
      "passed",
      "The first level of its policy notifies the same people at all times.",
    ]);
    expect(await evidence("alerts")).toEqual([
      "not-measured",
      "Availability: A page reaches someone. 0 pages in 2 days: noise is checked after 7 days.",
    ]);
    expect(await evidence("target")).toEqual([
      "not-measured",
      "Availability: Its budget is known for 2 days. This is checked after 7 days.",
    ]);
  });

  it("counts postmortems and action items of the incidents that affected the service", async () => {
    const { id } = await checkout();
    // Resolved at 13:00, and due five days later.
    const { number } = await storedIncident("payments", { serviceIds: [id] });
    await storedIncident("payments", { serviceIds: [id], severity: "SEV3" });
    await storedIncident("payments", {});
    vi.setSystemTime(later(5 * DAY_MS + 60 * MINUTE_MS));
    expect((await evidence("postmortems"))[0]).toBe("passed");
    vi.setSystemTime(later(5 * DAY_MS + 61 * MINUTE_MS));
    expect(await evidence("postmortems")).toEqual([
      "failed",
      "1 postmortem is overdue; 0 published in 180 days.",
    ]);
    await publishedLate(number);
    nextMinute();
    expect(await evidence("postmortems")).toEqual([
      "passed",
      "0 of 1 postmortem was published within 5 days.",
    ]);
    expect(await evidence("actions")).toEqual(["failed", "1 of 2 open action items is overdue."]);
  });

  it("asks the registry how it calls others, and what is found there", async () => {
    const mail = { criticality: "soft", fallback: { kind: "cached" } } satisfies DependencySettings;
    await putDependency(systemActor, "checkout", "mail", mail, NOON);
    expect(await evidence("dependencies")).toEqual([
      "failed",
      "0 of 1 dependency has a criticality and a timeout.",
    ]);
    expect((await evidence("findings"))[0]).toBe("passed");
    expect((await evidence("fallbacks"))[0]).toBe("failed");
    const unsafe = {
      criticality: "hard",
      attemptTimeoutMs: 300,
      totalTimeoutMs: 500,
      attempts: 3,
      idempotent: false,
      idempotencyKey: false,
      retryOn: ["timeout"],
    } satisfies DependencySettings;
    await putDependency(systemActor, "checkout", "bank", unsafe, NOON);
    expect(await evidence("findings")).toEqual([
      "failed",
      "2 findings are errors: TIMEOUT-BUDGET, UNSAFE-RETRY.",
    ]);
  });
});

describe("a call of something external that has the name of another team's service", () => {
  const hidden = (ownAvailabilityPercent: number) =>
    putService(
      systemActor,
      "vault",
      {
        name: "Vault",
        team: "search",
        description: "",
        tier: null,
        reliability: { ownAvailabilityPercent },
      },
      NOON,
    );

  it("is judged without what that service promises, and does not tell of it", async () => {
    await teamNamed("search");
    await hidden(90);
    await measuredSlo("checkout");
    const ada = await person("Ada", { payments: "manager" });
    const call = { criticality: "hard", attemptTimeoutMs: 300 } satisfies DependencySettings;
    await putDependency(ada, "checkout", "vault", call, NOON);
    nextMinute();
    expect((await evidence("findings"))[0]).toBe("passed");
    // What it would be if it were that service.
    await putDependency(systemActor, "checkout", "vault", { ...call, attempts: 1 }, NOON);
    nextMinute();
    expect(await evidence("findings")).toEqual(["failed", "1 finding is an error: SLO-CEILING."]);
  });
});

async function publishedLate(incidentId: number) {
  const teamId = await teamNamed("payments");
  const dated = { createdAt: NOON, updatedAt: NOON };
  await write(async (tx) => {
    const [row] = await tx
      .insert(postmortems)
      .values({
        incidentId,
        teamId,
        title: "It was slow",
        status: "published",
        sections: {} as (typeof postmortems.$inferInsert)["sections"],
        factors: [],
        searchText: "",
        version: 1,
        createdBy: "Ada",
        demo: false,
        publishedAt: later(5 * DAY_MS + 61 * MINUTE_MS),
        ...dated,
      })
      .returning({ id: postmortems.id });
    const action = {
      postmortemId: row?.id ?? 0,
      kind: "mitigate",
      owner: "Ada",
      ...dated,
    } as const;
    await tx.insert(postmortemActions).values([
      { ...action, text: "a", state: "open", dueOn: "2026-11-06" },
      { ...action, text: "b", state: "open", dueOn: "2026-11-07" },
      { ...action, text: "c", state: "done", dueOn: "2026-11-01" },
    ]);
  });
}

describe("all scorecards", () => {
  it("leave archived services out, alone and together", async () => {
    await archiveService(systemActor, "checkout", NOON);
    expect(await listScorecards(systemActor)).toEqual([]);
    await expect(getServiceCard(systemActor, "checkout")).rejects.toMatchObject({
      code: "not-found",
    });
  });

  it("are those of the services that the actor may read, and the same as one by one", async () => {
    const ada = await person("Ada", { payments: "responder" });
    const eve = await person("Eve", { search: "viewer" });
    const open = { name: "Index", team: "search", description: "", tier: null };
    await putService(systemActor, "index", open, NOON);
    await measuredSlo("checkout");
    const ofAda = await listScorecards(ada);
    expect(ofAda.map(({ service }) => service.slug)).toEqual(["checkout"]);
    expect((await listScorecards(eve)).map(({ service }) => service.slug)).toEqual(["index"]);
    expect((await listScorecards(systemActor)).length).toBe(2);
    expect(ofAda[0]?.card).toEqual(await serviceScorecard(await checkout()));
  });

  it("take no statement for each service: forty ask the store as often as two", async () => {
    await pagedTeam();
    await measuredSlo("checkout");
    await servicesLike(1);
    nextMinute();
    await listScorecards(systemActor);
    nextMinute();
    const two = await countStatements(() => listScorecards(systemActor));
    await servicesLike(38);
    nextMinute();
    const forty = await countStatements(() => listScorecards(systemActor));
    expect(two).toBeGreaterThan(0);
    // A connection that is opened meanwhile has statements of its own, far fewer than 38.
    expect(forty).toBeLessThan(two + 38);
  });
});

async function servicesLike(count: number) {
  const { id: _id, team: _team, ...like } = await checkout();
  const rows = Array.from({ length: count }, (_, index) => ({
    ...like,
    slug: `other-${count}-${index}`,
  }));
  await write((tx) => tx.insert(services).values(rows));
}
