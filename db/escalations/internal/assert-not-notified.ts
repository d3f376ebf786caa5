import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import { notifiedText } from "@/lib/escalation/notified-text";
import type { Target } from "@/lib/escalation/policy";
import { targetText } from "@/lib/escalation/target-text";
import { targetsOf } from "@/lib/escalation/targets-of";
import type { Actor } from "../../access/actor";
import { readingIn } from "../../access/reader";
import {
  escalationPolicies,
  escalationPolicyVersions,
  escalations,
} from "../../schema/escalations";
import type { Db } from "../../store/engine";

/**
 * Throws where a policy names the target, or a version that something open goes by: targets are
 * named by slug, so that whatever took the slug next would get their pages.
 */
export async function assertNotNotified(tx: Db, actor: Actor, target: Target): Promise<void> {
  const newest = await selectVersions(tx)
    .where(
      and(
        isNull(escalationPolicies.deletedAt),
        eq(escalationPolicyVersions.version, escalationPolicies.version),
      ),
    )
    .orderBy(asc(escalationPolicies.name));
  await refuseWhere(tx, actor, target, "newest", newest);
  const open = await selectVersions(tx)
    .innerJoin(escalations, eq(escalations.policyVersionId, escalationPolicyVersions.id))
    .where(inArray(escalations.state, ["running", "acknowledged", "exhausted"]))
    .orderBy(asc(escalationPolicies.name));
  await refuseWhere(tx, actor, target, "open", open);
}

const selectVersions = (tx: Db) =>
  tx
    .select({
      id: escalationPolicies.id,
      name: escalationPolicies.name,
      definition: escalationPolicyVersions.definition,
    })
    .from(escalationPolicyVersions)
    .innerJoin(escalationPolicies, eq(escalationPolicies.id, escalationPolicyVersions.policyId));

type Version = Awaited<ReturnType<typeof selectVersions>>[number];

async function refuseWhere(
  tx: Db,
  actor: Actor,
  target: Target,
  which: "newest" | "open",
  versions: readonly Version[],
): Promise<void> {
  const text = targetText(target);
  const naming = versions.filter(({ definition }) =>
    targetsOf(definition).some((one) => targetText(one) === text),
  );
  if (naming.length === 0) return;
  const names = new Map(naming.map(({ id, name }) => [id, name]));
  const seen = await namesSeen(tx, actor, names);
  const message = notifiedText(target.kind, which, seen, names.size);
  throw new AppError("conflict", message);
}

async function namesSeen(
  tx: Db,
  actor: Actor,
  names: ReadonlyMap<number, string>,
): Promise<string[]> {
  const readable = await readingIn(tx, actor)
    .select({ id: escalationPolicies.id })
    .from(escalationPolicies);
  const ids = new Set(readable.map(({ id }) => id));
  return [...names].flatMap(([id, name]) => (ids.has(id) ? [name] : []));
}
