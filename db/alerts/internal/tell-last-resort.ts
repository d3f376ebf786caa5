import { and, eq, inArray } from "drizzle-orm";
import { lastResort } from "../../escalations/internal/recipients";
import { enqueueForPerson } from "../../notifications/internal/enqueue";
import { notifications } from "../../schema/notifications";
import { users } from "../../schema/people";
import type { Db } from "../../store/engine";
import type { AlertRow } from "./life";

const FIRED = { kind: "alert", became: "fired" } as const;

/**
 * Managers and administrators are told of a page about Burnline besides its policy, which may be
 * what fails; each person once.
 */
export async function tellLastResort(
  tx: Db,
  { id: alertId, teamId }: Pick<AlertRow, "id" | "teamId">,
  now: Date,
): Promise<void> {
  const waiting = await tx
    .select({ email: users.email })
    .from(notifications)
    .innerJoin(users, eq(users.id, notifications.userId))
    .where(
      and(eq(notifications.alertId, alertId), inArray(notifications.state, ["waiting", "sending"])),
    );
  const told = new Set(waiting.map(({ email }) => email));
  const message = { cause: FIRED, severity: "page", teamId, alertId } as const;
  for (const recipient of await lastResort(tx, teamId))
    if (recipient.kind === "person" && !told.has(recipient.person))
      await enqueueForPerson(tx, recipient.person, message, now);
}
