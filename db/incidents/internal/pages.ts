import type { IncidentInput } from "@/lib/incident/schema";
import { pagesSomeone } from "@/lib/incident/paging";
import { isOpen } from "@/lib/incident/status";
import type { Actor } from "../../access/actor";
import {
  acknowledgeEscalations,
  beginEscalation,
  endEscalations,
} from "../../escalations/internal/escalate";
import type { Service } from "../../services/service";
import type { Db } from "../../store/engine";
import type { Incident } from "../incident";
import type { LinkHolder } from "./change";

/** Pages by the policy of each affected service, unless it is over or in somebody's hands already. */
export async function pageForIncident(
  tx: Db,
  incidentId: number,
  { severity, acknowledgedAt, resolvedAt }: IncidentInput,
  services: readonly Service[],
  now: Date,
): Promise<void> {
  if (!pagesSomeone(severity) || acknowledgedAt !== undefined || resolvedAt !== undefined) return;
  // The made-up teams of the demo wake nobody.
  for (const { id, teamId } of services.filter(({ team }) => !team.demo))
    await beginEscalation(
      tx,
      { incidentId },
      { teamId, serviceId: id, policySlug: null },
      "page",
      now,
    );
}

type Silencing = {
  before: Incident;
  after: Incident;
  taken: boolean;
  holder: LinkHolder | undefined;
};

/** What a change of an incident means for those who are being paged for it. */
export async function silencePages(
  tx: Db,
  actor: Actor,
  { before, after, taken, holder }: Silencing,
  now: Date,
): Promise<void> {
  const subject = { incidentId: after.id };
  if (!isOpen(after.status)) await endEscalations(tx, subject, now);
  else if (taken || (before.acknowledgedAt === null && after.acknowledgedAt !== null))
    await acknowledgeEscalations(tx, subject, nameOf(actor, holder), now);
}

/** By email where there is one: so somebody is known who can be asked. */
function nameOf(actor: Actor, holder: LinkHolder | undefined): string {
  if (holder) return holder.email ?? holder.name;
  switch (actor.kind) {
    case "user":
      return actor.email;
    case "token":
      return actor.name;
    case "system":
      return "Burnline";
    default:
      return actor satisfies never;
  }
}
