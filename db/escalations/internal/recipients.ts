import { and, asc, eq, inArray, isNull, or } from "drizzle-orm";
import type { PagedFor } from "@/lib/escalation/paged-for";
import {
  recipientKey,
  type EscalationPolicy,
  type Recipient,
  type Target,
} from "@/lib/escalation/policy";
import { targetsOf } from "@/lib/escalation/targets-of";
import type { Rules } from "@/lib/escalation/walk";
import { readingAll } from "../../access/reader";
import { type Given, repeated } from "../../access/repeated";
import { memberships, teams, users } from "../../schema/people";
import { peopleOnCall } from "../../schedules/internal/on-call-people";
import type { Db } from "../../store/engine";
import { reachedOf } from "./reached";

/**
 * Looks up once whom each target of the policy stands for now, and who of them is reached; `holder`:
 * who acknowledged, and may be asked again.
 */
export async function rulesAt(
  tx: Db,
  policy: EscalationPolicy,
  pagedFor: readonly PagedFor[],
  now: Date,
  holder: string | null = null,
): Promise<Rules> {
  const found = new Map<string, Recipient[]>();
  for (const target of targetsOf(policy)) {
    const key = JSON.stringify(target);
    if (!found.has(key)) found.set(key, await recipientsOfTarget(tx, target, now));
  }
  const all = [...found.values()].flat();
  const reached = await reachedOf(tx, holder === null ? all : [...all, asPerson(holder)]);
  return {
    policy,
    pagedFor,
    resolve: (target) => found.get(JSON.stringify(target)) ?? [],
    reaches: (recipient) => reached.has(recipientKey(recipient)),
  };
}

async function recipientsOfTarget(tx: Db, target: Target, now: Date): Promise<Recipient[]> {
  switch (target.kind) {
    case "person":
      return [{ kind: "person", person: target.person.toLowerCase() }];
    case "schedule":
      return (await peopleOnCall(tx, target.schedule, now)).map(asPerson);
    case "team":
      return (await workersOf(tx, target.team)).map(asPerson);
    case "channel":
      return [{ kind: "channel", channel: target.channel }];
    default:
      throw new RangeError(`no target ${String(target satisfies never)}`);
  }
}

const asPerson = (person: string): Recipient => ({ kind: "person", person });

/** Its responders and managers; viewers only look on. */
async function workersOf(tx: Db, team: string): Promise<string[]> {
  const rows = await tx
    .select({ email: users.email })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .innerJoin(teams, eq(teams.id, memberships.teamId))
    .where(
      and(
        eq(teams.slug, team),
        inArray(memberships.role, ["responder", "manager"]),
        isNull(users.deactivatedAt),
      ),
    )
    .orderBy(asc(users.email));
  return rows.map(({ email }) => email);
}

/** The team's managers and every admin, who hear of it when nobody answers. */
export async function lastResort(tx: Db, teamId: number): Promise<Recipient[]> {
  const rows = await lastRows(readingAll(tx), { teamId });
  return rows.map(({ email }) => asPerson(email));
}

const lastRows = repeated((reader, { teamId }: Given<{ teamId: number }>) =>
  reader
    .selectDistinct({ email: users.email })
    .from(users)
    .leftJoin(memberships, and(eq(memberships.userId, users.id), eq(memberships.teamId, teamId)))
    .where(
      and(isNull(users.deactivatedAt), or(eq(users.admin, true), eq(memberships.role, "manager"))),
    )
    .orderBy(asc(users.email)),
);
