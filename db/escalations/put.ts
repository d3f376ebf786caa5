import { isDeepStrictEqual } from "node:util";
import { eq } from "drizzle-orm";
import { definitionOf, policyBodyOf } from "@/lib/escalation/body-of";
import type { EscalationPolicy } from "@/lib/escalation/policy";
import type { PolicyInput } from "@/lib/escalation/schema";
import { assertReplaceable, type PutOptions } from "../access/assert-replaceable";
import { type Actor } from "../access/actor";
import { authorOf } from "../access/author";
import { readingIn } from "../access/reader";
import { teamInCharge } from "../people/internal/team-in-charge";
import { escalationPolicies, escalationPolicyVersions } from "../schema/escalations";
import { recordPut } from "../store/record-put";
import type { Db } from "../store/engine";
import { serialWrite } from "../store/serial-write";
import { assertTargetsKnown } from "./internal/known-targets";
import { findPolicyBySlug } from "./internal/rows";
import type { Policy } from "./policy";

/** Creates the policy or replaces it; what is under way goes on by the version it began with. */
export async function putPolicy(
  actor: Actor,
  slug: string,
  input: PolicyInput,
  now: Date,
  options: PutOptions = {},
): Promise<{ policy: Policy; created: boolean }> {
  return serialWrite(async (tx) => {
    const team = await teamInCharge(tx, actor, input.team);
    const before = await findPolicyBySlug(tx, slug);
    assertReplaceable(actor, "policy", slug, before, options);
    const definition = definitionOf(input);
    await assertTargetsKnown(readingIn(tx, actor), definition, before?.definition ?? null);
    const version = nextVersion(before, definition);
    const values = { name: input.name, teamId: team.id, version, updatedAt: now };
    const [row] = before
      ? await tx
          .update(escalationPolicies)
          .set(values)
          .where(eq(escalationPolicies.id, before.id))
          .returning()
      : await tx
          .insert(escalationPolicies)
          .values({ ...values, slug, demo: false, createdAt: now })
          .returning();
    if (!row) throw new Error("a policy that was written did not come back");
    if (version !== before?.version) await addVersion(tx, actor, row, definition, now);
    await recordPut(tx, actor, {
      noun: "escalation-policy",
      slug,
      teamId: team.id,
      before: before ? policyBodyOf(before, before.definition) : undefined,
      after: policyBodyOf({ ...input, team }, definition),
      at: now,
    });
    return { policy: { ...row, team, definition }, created: !before };
  });
}

const nextVersion = (before: Policy | null, definition: EscalationPolicy): number =>
  before === null
    ? 1
    : isDeepStrictEqual(before.definition, definition)
      ? before.version
      : before.version + 1;

async function addVersion(
  tx: Db,
  actor: Actor,
  { id, version }: { id: number; version: number },
  definition: EscalationPolicy,
  now: Date,
): Promise<void> {
  const author = authorOf(actor);
  await tx.insert(escalationPolicyVersions).values({
    policyId: id,
    version,
    definition,
    savedById: author.id,
    savedBy: author.name,
    savedAt: now,
  });
}
