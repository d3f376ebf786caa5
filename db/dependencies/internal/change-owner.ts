import { eq } from "drizzle-orm";
import { dependencyVersions } from "../../schema/dependencies";
import type { Db } from "../../store/engine";

/** Whom the versions of a call name as the team that is called. */
export async function moveCalleesOfTeam(
  tx: Db,
  { from, to }: { from: { id: number }; to: { id: number } },
): Promise<void> {
  await tx
    .update(dependencyVersions)
    .set({ calleeTeamId: to.id })
    .where(eq(dependencyVersions.calleeTeamId, from.id));
}
