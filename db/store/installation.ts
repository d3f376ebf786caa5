import { count } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import { assertCan, type Actor } from "../access/actor";
import { recordAudit } from "./audit";
import { write } from "./client";
import type { Db } from "./engine";
import { joinTeam } from "../people/internal/memberships";
import { settings } from "../schema/installation";
import { teams, users } from "../schema/people";
import { insertUser, lockUsers, type NewUser } from "../people/internal/users";

const FINGERPRINT = "secret-fingerprint";

/**
 * Makes the first administrator, and the first team with them as its manager, of an empty
 * installation; throws conflict once there is anybody.
 */
export async function setUpInstallation(
  actor: Actor,
  admin: Omit<NewUser, "admin">,
  team: { slug: string; name: string } | null,
  at: Date,
): Promise<number> {
  assertCan(actor, "admin", null);
  return write(async (tx) => {
    await lockUsers(tx);
    const [row] = await tx.select({ n: count() }).from(users);
    if ((row?.n ?? 0) > 0)
      throw new AppError("conflict", "This installation is already set up. Sign in instead.");
    const userId = await insertUser(tx, actor, { ...admin, admin: true }, at);
    if (team) await insertFirstTeam(tx, actor, team, userId, at);
    return userId;
  });
}

async function insertFirstTeam(
  tx: Db,
  actor: Actor,
  team: { slug: string; name: string },
  userId: number,
  at: Date,
): Promise<void> {
  const [row] = await tx
    .insert(teams)
    .values({ ...team, open: false, demo: false, createdAt: at })
    .returning({ id: teams.id });
  if (!row) throw new Error("The first team's row did not come back.");
  await recordAudit(tx, actor, {
    action: "team.create",
    subject: `team:${team.slug}`,
    teamId: row.id,
    after: { name: team.name, open: false },
    at,
  });
  await joinTeam(tx, actor, { teamId: row.id, userId, role: "manager" }, at);
}

/**
 * The fingerprint of the secret with which this database was first opened: the given one where
 * there was none yet.
 */
export async function rememberedFingerprint(actor: Actor, fingerprint: string): Promise<unknown> {
  assertCan(actor, "admin", null);
  return write(async (tx) => {
    await tx
      .insert(settings)
      .values({ key: FINGERPRINT, value: fingerprint })
      .onConflictDoNothing();
    const rows = await tx.select().from(settings);
    return rows.find(({ key }) => key === FINGERPRINT)?.value;
  });
}
