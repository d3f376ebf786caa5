import { type IncidentRole, ROLE_WORDS } from "@/lib/incident/entry";
import { concernedTeams } from "@/lib/incident/concerned-teams";
import type { ChangeNote, IncidentChange } from "./change";
import { holderOf } from "./holder";
import { insertEntry } from "./state";

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
