import { and, asc, eq, type SQL } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import { assertCan, type Actor } from "../../access/actor";
import { readingAll, readingIn, type Reader } from "../../access/reader";
import { repeated } from "../../access/repeated";
import { escalationPolicies, escalationPolicyVersions } from "../../schema/escalations";
import { teams } from "../../schema/people";
import type { Db } from "../../store/engine";
import type { Policy } from "../policy";

export const noPolicy = (slug: string) =>
  new AppError("not-found", `There is no escalation policy "${slug}", or you may not see it.`);

const byName = (reader: Reader, where?: SQL) =>
  reader
    .select({
      policy: escalationPolicies,
      team: teams,
      definition: escalationPolicyVersions.definition,
    })
    .from(escalationPolicies)
    .innerJoin(teams, eq(teams.id, escalationPolicies.teamId))
    .innerJoin(
      escalationPolicyVersions,
      and(
        eq(escalationPolicyVersions.policyId, escalationPolicies.id),
        eq(escalationPolicyVersions.version, escalationPolicies.version),
      ),
    )
    .where(where)
    .orderBy(asc(escalationPolicies.name), asc(escalationPolicies.id));
const allRows = repeated((reader) => byName(reader));

/** By name. */
export async function selectPolicies(reader: Reader, where?: SQL): Promise<Policy[]> {
  const rows = await (where ? byName(reader, where) : allRows(reader, {}));
  return rows.map(({ policy, team, definition }) => ({ ...policy, team, definition }));
}

export async function selectPolicy(reader: Reader, slug: string): Promise<Policy | null> {
  const [policy] = await selectPolicies(reader, eq(escalationPolicies.slug, slug));
  return policy ?? null;
}

/** Whoever may read it: for a change that asks its own permission. */
export const findPolicyBySlug = (tx: Db, slug: string): Promise<Policy | null> =>
  selectPolicy(readingAll(tx), slug);

export async function policyForChange(tx: Db, actor: Actor, slug: string): Promise<Policy> {
  const policy = await selectPolicy(readingIn(tx, actor), slug);
  if (!policy) throw noPolicy(slug);
  assertCan(actor, "manage", policy.team);
  return policy;
}
