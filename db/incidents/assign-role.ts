import { AppError } from "@/lib/errors/app-error";
import { type IncidentRole, ROLE_WORDS } from "@/lib/incident/entry";
import type { Actor } from "../access/actor";
import type { Incident } from "./incident";
import { changeIncident } from "./internal/change";
import { handOver } from "./internal/hand-over";

/**
 * Hands a role over, by email, or with null leaves it open. `from`: the holder's id that the page
 * showed, null for nobody; another one is a conflict.
 */
export const assignRole = (
  actor: Actor,
  number: number,
  role: IncidentRole,
  { email, from }: { email: string | null; from?: number | null | undefined },
  now: Date,
): Promise<Incident> =>
  changeIncident(actor, number, now, async (change) => {
    const holder = change.incident.roles[role];
    if (from !== undefined && from !== (holder?.userId ?? null)) {
      throw new AppError(
        "conflict",
        `${ROLE_WORDS[role].word} is ${holder ? holder.name : "nobody"} by now: someone changed that meanwhile. Send this again if it still holds.`,
      );
    }
    return handOver(change, role, email);
  });
