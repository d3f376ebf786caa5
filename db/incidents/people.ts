import { and, asc, eq, inArray, isNull, or } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import type { Holder, IncidentRole } from "@/lib/incident/entry";
import { can, type Actor } from "../access/actor";
import { read, type Db } from "../store/client";
import { oneOf } from "../store/key-rows";
import { memberships, users } from "../schema/people";
import type { Team } from "../people/teams";

export type Responder = Holder & { email: string; teamIds: number[] };

/**
 * Everyone with an active account who may work incidents of one of these teams, administrators
 * last, by name.
 */
export async function listResponders(actor: Actor, teams: readonly Team[]): Promise<Responder[]> {
  const readable = teams.filter((team) => can(actor, "read", team)).map(({ id }) => id);
  const rows = await read()
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
    .orderBy(asc(users.admin), asc(users.name), asc(users.id));
  const people = new Map<number, Responder>();
  for (const { teamId, userId, name, email } of rows) {
    const known = people.get(userId) ?? { userId, name, email, teamIds: [] };
    if (teamId !== null) known.teamIds.push(teamId);
    people.set(userId, known);
  }
  return [...people.values()];
}

/** Who an email names as holder of a role; throws invalid where nobody of these teams has it. */
export async function holderOf(
  tx: Db,
  role: IncidentRole,
  email: string,
  teams: readonly Team[],
): Promise<Holder> {
  const [found] = await tx
    .select({ userId: users.id, name: users.name })
    .from(users)
    .leftJoin(memberships, eq(memberships.userId, users.id))
    .where(
      and(
        eq(users.email, email.toLowerCase()),
        isNull(users.deactivatedAt),
        or(
          eq(users.admin, true),
          and(
            oneOf(
              memberships.teamId,
              teams.map(({ id }) => id),
            ),
            inArray(memberships.role, ["responder", "manager"]),
          ),
        ),
      ),
    )
    .limit(1);
  if (found) return found;
  const message = `Nobody with the email ${email} may work this incident: name a responder or manager of ${teams.map(({ name }) => name).join(" or ")}.`;
  throw new AppError("invalid", message, [{ path: `roles.${role}`, message }]);
}
