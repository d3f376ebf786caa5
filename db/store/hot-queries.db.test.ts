import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { DAY_MS } from "@/lib/time/duration";
import type { Sent } from "@/lib/intake/read-sent";
import { countOpenAlerts } from "../alerts/count-open";
import { endMutes } from "../alerts/end-mutes";
import { listEvaluatedAlerts, recordEvaluation } from "../alerts/evaluation";
import { applySighting } from "../alerts/internal/apply";
import { createMute } from "../alerts/mutes";
import { announceShifts } from "../escalations/announce-shifts";
import { handOverPages } from "../escalations/hand-over";
import { acknowledgeEscalations, beginEscalation } from "../escalations/internal/escalate";
import { listDueEscalations } from "../escalations/run-due";
import { markStaleAlerts } from "../integrations/mark-stale-alerts";
import { receiveAlerts } from "../integrations/receive";
import { leaseDue } from "../notifications/lease";
import { alerts } from "../schema/alerts";
import { integrations } from "../schema/integrations";
import { closeStore, read, write } from "./client";
import { dialect } from "./dialect";
import { storeBytes } from "./size";
import { policyOf, storedPolicy } from "../testing/escalations";
import { freshStore, systemActor } from "../testing/fresh-store";
import { integrationNamed } from "../testing/integration";
import { toldPerson } from "../testing/outbox";
import { min, NOON, person, teamNamed } from "../testing/persons";
import { scansOf, statementsOf } from "../testing/query-plans";
import { daily } from "../testing/schedule-people";
import { fullDisk } from "../testing/sightings";
import { storedAlert } from "../testing/stored-alert";
import { storedSchedule } from "../testing/stored-schedule";

/** What people set up, which does not grow by itself. */
const FEW = [
  "schedules",
  "schedule_versions",
  "schedule_overrides",
  "later",
  "teams",
  "services",
  "users",
  "memberships",
  "settings",
  "integrations",
  "alert_routes",
  "team_channels",
  /** Its last row alone. */
  "audit",
  /** Lists of ids. */
  "one",
];

describe.runIf(dialect === "sqlite")("what is asked each minute, or at each alert", () => {
  beforeEach(async () => {
    await freshStore();
    await person("ana", { payments: "responder" });
    await person("ben", { payments: "responder" });
  });
  afterAll(closeStore);

  const scans = (work: () => Promise<unknown>) => scansOf(work, FEW);

  it("is told when it goes through a table", async () => {
    expect(await scans(async () => read().select().from(alerts))).toEqual([
      expect.stringContaining("alerts: select"),
    ]);
  });

  it("finds shifts to announce and pages to hand over without going through all messages", async () => {
    const turns = daily("ana@example.org", "ben@example.org");
    await storedSchedule("primary", "payments", [[NOON, [turns]]]);
    const target = { kind: "schedule", schedule: "primary" } as const;
    await storedPolicy("pages", "payments", policyOf([[[target], 60]]));
    const alertId = await storedAlert("payments");
    const by = { teamId: await teamNamed("payments"), serviceId: null, policySlug: "pages" };
    await write((tx) => beginEscalation(tx, { alertId }, by, "page", min(1)));
    await write((tx) => acknowledgeEscalations(tx, { alertId }, "ben@example.org", min(2)));
    expect(await scans(() => announceShifts(systemActor, min(3), DAY_MS))).toEqual([]);
    expect(await scans(() => handOverPages(systemActor, min(12 * 60 + 1)))).toEqual([]);
    expect(await scans(() => listDueEscalations(systemActor, min(5)))).toEqual([]);
  });

  it("evaluates without going through the alerts of the past", async () => {
    const teamId = await teamNamed("payments");
    expect(await scans(() => listEvaluatedAlerts(systemActor))).toEqual([]);
    expect(await scans(() => countOpenAlerts(systemActor))).toEqual([]);
    const sighting = { ...fullDisk(teamId), event: "seen", severity: "ticket" } as const;
    const progress = { minute: 1, tiers: {}, severities: {} };
    expect(
      await scans(() =>
        recordEvaluation(systemActor, null, [{ at: NOON, sightings: [sighting] }], progress, NOON),
      ),
    ).toEqual([]);
  });

  it("ends mutes without going through the alerts and the mutes of the past", async () => {
    const mute = { team: "payments", minutes: 5, reason: "", matchers: [] };
    expect(await scans(() => createMute(systemActor, mute, NOON))).toEqual([]);
    const teamId = await teamNamed("payments");
    const sighting = { ...fullDisk(teamId), event: "seen", severity: "ticket" } as const;
    await write((tx) => applySighting(tx, systemActor, sighting, min(1)));
    expect(await scans(() => endMutes(systemActor, min(6)))).toEqual([]);
  });

  it("takes in alerts, closes groups and marks what is stale by an index", async () => {
    await teamNamed("payments");
    const integration = await integrationNamed(systemActor, "prom");
    const sent: Sent = { alerts: [], closes: "group", leftOut: 0 };
    expect(
      await scans(() =>
        receiveAlerts(systemActor, integration, sent, { body: "", status: 200, now: NOON }),
      ),
    ).toEqual([]);
    await write((tx) => tx.update(integrations).set({ staleAfterMs: 1 }));
    await storedAlert("payments", { integrationId: integration.id });
    expect(await scans(() => markStaleAlerts(systemActor, min(9)))).toEqual([]);
  });

  it("writes and leases messages by an index", async () => {
    const cause = { kind: "alert", became: "fired" } as const;
    const alertId = await storedAlert("payments");
    const ticket = { cause, severity: "ticket" as const, teamId: null, alertId };
    expect(await scans(() => toldPerson("ana@example.org", ticket, NOON))).toEqual([]);
    const lease = { holder: "one", now: min(9), until: min(11), limit: 40 };
    expect(await scans(() => leaseDue(systemActor, lease))).toEqual([]);
  });

  it("looks at how much room the store takes without going through its rows", async () => {
    expect(await statementsOf(() => storeBytes(systemActor))).toEqual([]);
  });
});
