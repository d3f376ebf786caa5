import { and, eq, inArray, isNull, or } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import type { Holder, IncidentRole } from "@/lib/incident/entry";
import type { Db } from "../../store/engine";
import type { Team } from "../../people/teams";
import { memberships, users } from "../../schema/people";
import { oneOf } from "../../store/key-rows";

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
