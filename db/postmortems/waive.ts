import { eq } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import { waiverProblem } from "@/lib/postmortem/waiver";
import type { Actor } from "../access/actor";
import type { Incident } from "../incidents/incident";
import { authorOf } from "../access/author";
import { changeIncident } from "../incidents/internal/change";
import { incidents } from "../schema/incidents";
import { postmortems } from "../schema/postmortems";

/** Says why an incident whose severity asks for a postmortem gets none. */
export const waivePostmortem = (
  actor: Actor,
  number: number,
  reason: string,
  now: Date,
): Promise<Incident> =>
  changeIncident(
    actor,
    number,
    now,
    async ({ tx, incident: { id, status, severity, postmortemWaiver: waiver } }) => {
      const [written] = await tx
        .select({ id: postmortems.id })
        .from(postmortems)
        .where(eq(postmortems.incidentId, id));
      const problem = waiverProblem({
        status,
        severity,
        waiver,
        hasPostmortem: written !== undefined,
      });
      if (problem !== null) throw new AppError("conflict", problem);
      const author = authorOf(actor);
      await tx
        .update(incidents)
        .set({
          postmortemWaiver: { reason, byId: author.id, by: author.name, atMs: now.getTime() },
        })
        .where(eq(incidents.id, id));
      return { action: "waive-postmortem", after: { reason } };
    },
  );

/** It needs one after all; doing so again changes nothing but the record of who did. */
export const takeBackWaiver = (actor: Actor, number: number, now: Date): Promise<Incident> =>
  changeIncident(actor, number, now, async ({ tx, incident }) => {
    await tx.update(incidents).set({ postmortemWaiver: null }).where(eq(incidents.id, incident.id));
    return { action: "take-back-waiver", before: incident.postmortemWaiver };
  });
