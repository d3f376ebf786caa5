import { eq } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { LevelWhen } from "@/lib/escalation/level-when";
import type { EscalationPolicy } from "@/lib/escalation/policy";
import { policyInputSchema } from "@/lib/escalation/schema";
import { alerts } from "../schema/alerts";
import { teamPaging } from "../schema/escalations";
import { incidents } from "../schema/incidents";
import { closeStore, write } from "../store/client";
import { personTarget, policyOf, stepsOf, storedPolicy } from "../testing/escalations";
import { freshStore } from "../testing/fresh-store";
import { storedIncident } from "../testing/incidents";
import { min, NOON, person, teamNamed } from "../testing/persons";
import { storedAlert } from "../testing/stored-alert";
import { getPolicy } from "./find";
import { beginEscalation, runDue } from "./internal/escalate";
import { putPolicy } from "./put";
import { getPolicyPaged } from "./who-is-paged";

const WORST: LevelWhen = { severities: ["SEV1"], hours: null };
/** Noon is that of a Monday. */
const MORNING: LevelWhen = {
  severities: [],
  hours: {
    timeZone: "UTC",
    restrictions: [{ days: ["mon"], from: 8 * 60, to: 12 * 60 + 10 }],
    outside: false,
  },
};

const POLICY: EscalationPolicy = {
  ...policyOf([]),
  levels: [
    { targets: [personTarget("ana")], timeoutMinutes: 5, when: WORST },
    { targets: [personTarget("ben")], timeoutMinutes: 5, when: MORNING },
    { targets: [personTarget("mia")], timeoutMinutes: 5 },
  ],
};

let teamId = 0;
let mia: Awaited<ReturnType<typeof person>>;

describe("a policy with levels for some severities and hours alone", () => {
  beforeEach(async () => {
    await freshStore();
    await person("ana", { payments: "responder" });
    await person("ben", { payments: "responder" });
    mia = await person("mia", { payments: "manager" });
    teamId = await teamNamed("payments");
    const policyId = await storedPolicy("paths", "payments", POLICY);
    await write((tx) => tx.insert(teamPaging).values({ teamId, policyId, ticketChannelId: null }));
  });
  afterAll(closeStore);

  const begin = async (subject: { alertId: number } | { incidentId: number }, at = NOON) => {
    const by = { teamId, serviceId: null, policySlug: null };
    const id = await write((tx) => beginEscalation(tx, subject, by, "page", at));
    return id ?? 0;
  };
  const told = async (id: number) =>
    (await stepsOf(id)).map((step) =>
      step.kind === "notify"
        ? step.recipients.map((one) => (one.kind === "person" ? one.person : one.channel))
        : [step.kind, "why" in step ? step.why : null],
    );

  it("passes over what is for other severities, and takes what is for this hour", async () => {
    const alert = await begin({ alertId: await storedAlert("payments") });
    expect(await told(alert)).toEqual([["skipped", "severity"], ["ben@example.org"]]);
    const late = await begin({ alertId: await storedAlert("payments", { key: "late" }) }, min(10));
    expect(await told(late)).toEqual([
      ["skipped", "severity"],
      ["skipped", "hours"],
      ["mia@example.org"],
    ]);
  });

  it("goes by the severity of the incident, as it is when a level begins", async () => {
    const { number: incidentId } = await storedIncident("payments", { severity: "SEV1" });
    const id = await begin({ incidentId });
    expect(await told(id)).toEqual([["ana@example.org"]]);
    await write((tx) =>
      tx.update(incidents).set({ severity: "SEV2" }).where(eq(incidents.id, incidentId)),
    );
    await write((tx) => runDue(tx, id, min(5)));
    expect((await told(id)).at(-1)).toEqual(["ben@example.org"]);
  });

  it("takes an alert of a SEV1 for one", async () => {
    const { number: incidentId } = await storedIncident("payments", { severity: "SEV1" });
    const alertId = await storedAlert("payments");
    await write((tx) => tx.update(alerts).set({ incidentId }).where(eq(alerts.id, alertId)));
    expect(await told(await begin({ alertId }))).toEqual([["ana@example.org"]]);
  });

  it("is foreseen by severity and by the hours at which each level begins", async () => {
    const foreseen = async (...asked: [] | ["SEV1"]) =>
      (await getPolicyPaged(mia, "paths", NOON, ...asked)).steps.map(
        ({ kind, afterMinutes, recipients, why }) =>
          [kind, afterMinutes, why ?? recipients.map(({ name }) => name).join()].join(" "),
      );
    expect((await foreseen()).slice(0, 3)).toEqual([
      "skipped 0 severity",
      "level 0 ben",
      "level 5 ben,mia",
    ]);
    expect((await foreseen("SEV1")).slice(0, 3)).toEqual([
      "level 0 ana",
      "level 5 ana,ben",
      "level 10 ana,mia",
    ]);
    expect((await getPolicyPaged(mia, "paths", NOON)).warnings).not.toContain(
      "Level 1 reaches nobody right now and is skipped.",
    );
  });

  it("is stored and read as it was sent", async () => {
    const input = policyInputSchema.parse({
      name: "Paths",
      team: "payments",
      levels: [
        { targets: [{ team: "payments" }], timeoutMinutes: 5, when: { severities: ["SEV1"] } },
        {
          targets: [{ team: "payments" }],
          timeoutMinutes: 5,
          when: {
            hours: {
              timeZone: "UTC",
              restrictions: [{ days: ["mon"], from: "08:00", to: "12:10" }],
            },
          },
        },
      ],
    });
    await putPolicy(mia, "sent", input, NOON);
    const { definition } = await getPolicy(mia, "sent");
    expect(definition.levels.map(({ when }) => when)).toEqual([WORST, MORNING]);
    expect((await putPolicy(mia, "sent", input, min(1))).policy.version).toBe(1);
  });
});
