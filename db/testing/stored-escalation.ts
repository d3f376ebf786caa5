import { escalationPolicies, escalationPolicyVersions, escalations } from "../schema/escalations";
import { write } from "../store/client";
import { NOON, teamNamed } from "./persons";

const TIMES = { createdAt: NOON, updatedAt: NOON };

/** An escalation of an alert that runs since noon, as rows; answers its id. */
export async function storedEscalation(team: string, alertId: number): Promise<number> {
  const teamId = await teamNamed(team);
  return write(async (tx) => {
    const [policy] = await tx
      .insert(escalationPolicies)
      .values({ slug: `${team}-pages`, name: "Pages", teamId, demo: false, version: 1, ...TIMES })
      .returning({ id: escalationPolicies.id });
    const [version] = await tx
      .insert(escalationPolicyVersions)
      .values({
        policyId: policy?.id ?? 0,
        version: 1,
        definition: {
          levels: [{ targets: [{ kind: "person", person: "ana@example.org" }], timeoutMinutes: 5 }],
          repeat: 0,
          whenNobodyAnswers: [],
          reNotifyAfterMinutes: 60,
        },
        savedBy: "Ana",
        savedAt: NOON,
      })
      .returning({ id: escalationPolicyVersions.id });
    const [row] = await tx
      .insert(escalations)
      .values({
        teamId,
        alertId,
        policyVersionId: version?.id ?? 0,
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
