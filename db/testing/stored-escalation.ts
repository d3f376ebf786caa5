import { escalations } from "../schema/escalations";
import { write } from "../store/client";
import { insertPolicy, personTarget, policyOf } from "./escalations";
import { NOON, teamNamed } from "./persons";

/** An escalation of an alert that runs since noon, as rows; answers its id. */
export async function storedEscalation(
  team: string,
  alertId: number,
  policy = policyOf([[[personTarget("ana")], 5]]),
): Promise<number> {
  const teamId = await teamNamed(team);
  const about = { slug: `${team}-pages`, name: "Pages", teamId, savedBy: "Ana" };
  return write(async (tx) => {
    const { versionId } = await insertPolicy(tx, about, policy);
    const [row] = await tx
      .insert(escalations)
      .values({
        teamId,
        alertId,
        policyVersionId: versionId,
        state: "running",
        level: 0,
        round: 0,
        asked: false,
        startedAt: NOON,
        updatedAt: NOON,
      })
      .returning({ id: escalations.id });
    return row?.id ?? 0;
  });
}
