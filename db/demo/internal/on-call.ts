import { DEMO_POLICIES, demoRotaStart, demoSchedules } from "@/lib/demo/on-call-plans";
import { demoNames } from "@/lib/demo/people";
import { escalationPolicies, escalationPolicyVersions, teamPaging } from "../../schema/escalations";
import { schedules, scheduleVersions } from "../../schema/schedules";
import type { Db } from "../../store/engine";
import type { Entry } from "./entry";

const BY = "Demo";

/**
 * For `createDemo`: who of the made-up shop is on call, and how its teams escalate, with what the
 * audit log has to say of it.
 */
export async function insertDemoOnCall(
  tx: Db,
  entries: Entry[],
  teamIds: ReadonlyMap<string, number>,
  anchorMinute: number,
): Promise<void> {
  const since = new Date(demoRotaStart(anchorMinute));
  for (const { slug, name, team, timeZone, layers } of demoSchedules(anchorMinute)) {
    const teamId = idOf(teamIds, team);
    const [made] = await tx
      .insert(schedules)
      .values({ slug, name, teamId, demo: true, version: 1, createdAt: since, updatedAt: since })
      .returning({ id: schedules.id });
    if (!made) throw new Error("insert returned no schedule");
    const people = new Set(layers.flatMap((layer) => layer.people));
    await tx.insert(scheduleVersions).values({
      scheduleId: made.id,
      version: 1,
      effectiveFrom: since,
      timeZone,
      layers: [...layers],
      names: Object.fromEntries(Object.entries(demoNames).filter(([email]) => people.has(email))),
      savedBy: BY,
      savedAt: since,
    });
    const after = { name, timeZone, demo: true };
    entries.push({ action: "schedule.create", subject: `schedule:${slug}`, teamId, after });
  }
  for (const { slug, name, team, definition } of DEMO_POLICIES) {
    const teamId = idOf(teamIds, team);
    const [made] = await tx
      .insert(escalationPolicies)
      .values({ slug, name, teamId, demo: true, version: 1, createdAt: since, updatedAt: since })
      .returning({ id: escalationPolicies.id });
    if (!made) throw new Error("insert returned no policy");
    await tx
      .insert(escalationPolicyVersions)
      .values({ policyId: made.id, version: 1, definition, savedBy: BY, savedAt: since });
    await tx.insert(teamPaging).values({ teamId, policyId: made.id });
    const after = { name, demo: true };
    entries.push({
      action: "escalation-policy.create",
      subject: `escalation-policy:${slug}`,
      teamId,
      after,
    });
  }
}

function idOf(ids: ReadonlyMap<string, number>, team: string): number {
  const id = ids.get(team);
  if (id === undefined) throw new Error(`the demo has no team "${team}"`);
  return id;
}
