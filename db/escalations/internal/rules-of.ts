import { eq } from "drizzle-orm";
import type { Rules } from "@/lib/escalation/walk";
import { escalationPolicyVersions } from "../../schema/escalations";
import type { Db } from "../../store/engine";
import { pagedFor } from "./paged-for";
import { rulesAt } from "./recipients";
import type { EscalationRow } from "./state";

/** What an escalation goes by at an instant: its version of the policy, and whom that stands for. */
export async function rulesOf(tx: Db, row: EscalationRow, at: Date): Promise<Rules> {
  const [pinned] = await tx
    .select({ policy: escalationPolicyVersions.definition })
    .from(escalationPolicyVersions)
    .where(eq(escalationPolicyVersions.id, row.policyVersionId));
  if (!pinned) throw new Error(`escalation ${String(row.id)} has no policy`);
  return rulesAt(tx, pinned.policy, await pagedFor(tx, row), at, row.acknowledgedBy);
}
