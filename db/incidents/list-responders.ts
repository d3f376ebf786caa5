import { and, asc, eq, inArray, isNull, or } from "drizzle-orm";
import type { Holder } from "@/lib/incident/entry";
import type { Actor } from "../access/actor";
import { readAs } from "../access/reader";
import { type Given, repeated } from "../access/repeated";
import type { Team } from "../people/teams";
import { memberships, teams, users } from "../schema/people";
import { oneOf } from "../store/key-rows";

export type Responder = Holder & { email: string; teamIds: number[] };

/**
 * Everyone with an active account who may work incidents of one of these teams, administrators
 * last, by name.
 */
export async function listResponders(
  actor: Actor,
  concerned: readonly Pick<Team, "id">[],
): Promise<Responder[]> {
  const reader = readAs(actor);
  const named = concerned.map(({ id }) => id);
  const readable = (await teamRows(reader, { named })).map(({ id }) => id);
  const rows = await personRows(reader, { readable });
  const people = new Map<number, Responder>();
  for (const { teamId, userId, name, email } of rows) {
    const known = people.get(userId) ?? { userId, name, email, teamIds: [] };
    if (teamId !== null) known.teamIds.push(teamId);
    people.set(userId, known);
  }
  return [...people.values()];
}

const teamRows = repeated((reader, { named }: Given<{ named: readonly number[] }>) =>
  reader.select({ id: teams.id }).from(teams).where(oneOf(teams.id, named)),
);

const personRows = repeated((reader, { readable }: Given<{ readable: readonly number[] }>) =>
  reader
    .select({
      userId: users.id,
      name: users.name,
      email: users.email,
      admin: users.admin,
      teamId: memberships.teamId,
    })
    .from(users)
    .leftJoin(
      memberships,
      and(
        eq(memberships.userId, users.id),
        oneOf(memberships.teamId, readable),
        inArray(memberships.role, ["responder", "manager"]),
      ),
    )
    .where(
      and(
        isNull(users.deactivatedAt),
        or(eq(users.admin, true), oneOf(memberships.teamId, readable)),
      ),
    )
    .orderBy(asc(users.admin), asc(users.name), asc(users.id)),
);
