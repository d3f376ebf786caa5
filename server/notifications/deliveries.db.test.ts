import { afterAll, beforeEach, expect, it } from "vitest";
import { enqueueForChannel } from "@/db/notifications/internal/enqueue";
import { closeStore, write } from "@/db/store/client";
import { channelNamed } from "@/db/testing/escalations";
import { freshStore, systemActor } from "@/db/testing/fresh-store";
import { storedIncident } from "@/db/testing/incidents";
import { NOON, teamNamed } from "@/db/testing/persons";
import { storedAlert } from "@/db/testing/stored-alert";
import type { EventName } from "@/lib/notification/event-name";
import { lastDeliveries } from "./deliveries";

beforeEach(() => freshStore());
afterAll(closeStore);

it("names what each message of a channel was about, and leads there", async () => {
  const channelId = await channelNamed("room", "payments");
  const teamId = await teamNamed("payments");
  const alertId = await storedAlert("payments");
  const { number } = await storedIncident("payments", { status: "investigating" });
  const tell = (event: Happening, about: { alertId: number } | { incidentId: number }) => {
    const cause = { kind: "event", event, at: NOON.getTime() } as const;
    const message = { cause, severity: "ticket", teamId, ...about } as const;
    return write((tx) => enqueueForChannel(tx, "room", message, NOON));
  };
  await tell("alert.firing", { alertId });
  await tell("incident.declared", { incidentId: number });
  const log = await lastDeliveries(systemActor, { channelId });
  expect(log.map(({ what, href }) => [what, href])).toEqual([
    [`An incident is declared: incident ${number}`, `/incidents/${number}`],
    [`An alert fires: alert ${alertId}`, `/alerts/${alertId}`],
  ]);
});

type Happening = Exclude<EventName, "budget.tier-changed" | "postmortem.published">;
