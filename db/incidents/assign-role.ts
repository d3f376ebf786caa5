import { AppError } from "@/lib/errors/app-error";
import { ROLE_WORDS, type IncidentRole } from "@/lib/incident/entry";
import type { Actor } from "../access/actor";
import { holderOf } from "./people";
import { changeIncident, insertEntry, type ChangeNote, type IncidentChange } from "./state";
import { concernedTeams, type Incident } from "./incidents";

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

export async function handOver(
  change: IncidentChange,
  role: IncidentRole,
  email: string | null,
): Promise<ChangeNote> {
  const before = change.incident.roles[role] ?? null;
  const to =
    email === null ? null : await holderOf(change.tx, role, email, concernedTeams(change.incident));
  if (to?.userId !== before?.userId)
    await insertEntry(change, { at: change.now, data: { kind: "role", role, to } });
  return {
    action: "assign-role",
    before: { role: ROLE_WORDS[role].word, holder: before },
    after: { role: ROLE_WORDS[role].word, holder: to },
    marks: ["acknowledged"],
  };
}
