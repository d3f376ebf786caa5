import { HOUR_MS, MINUTE_MS } from "@/lib/time/duration";
import { mintActor, type UserActor } from "../access/actor";
import { read, write } from "../store/client";
import { audit } from "../schema/installation";
import { memberships, type Role } from "../schema/people";
import { startSession } from "../people/sessions";
import { findTeamBySlug } from "../people/internal/team-by-slug";
import { putTeam } from "../people/teams";
import { insertUser } from "../people/internal/users";
import { systemActor } from "./fresh-store";

export const NOON = new Date("2026-11-02T12:00:00Z");
export const later = (ms: number): Date => new Date(NOON.getTime() + ms);
/** An hour to both sides. */
export const AROUND_NOON = { start: NOON.getTime() - HOUR_MS, end: NOON.getTime() + HOUR_MS };
export const min = (minutes: number): Date => later(minutes * MINUTE_MS);

/**
 * Creates a person with a session, and the teams that they are in; answers them as the gate would.
 */
export async function person(
  name: string,
  roles: Record<string, Role> = {},
  admin = false,
): Promise<UserActor> {
  const email = `${name.toLowerCase()}@example.org`;
  const userId = await write((tx) =>
    insertUser(tx, systemActor, { email, name, passwordHash: null, admin }, NOON),
  );
  const roleOf = new Map<number, Role>();
  for (const [slug, role] of Object.entries(roles)) {
    const teamId = await teamNamed(slug);
    await write((tx) => tx.insert(memberships).values({ teamId, userId, role }));
    roleOf.set(teamId, role);
  }
  await startSession(
    systemActor,
    { userId, keyHash: `key of ${name}`, address: "192.0.2.1", userAgent: "Firefox" },
    NOON,
  );
  return mintActor({
    kind: "user",
    userId,
    sessionId: userId,
    name,
    email,
    admin,
    roles: roleOf,
    address: "192.0.2.1",
  });
}

export async function teamNamed(slug: string): Promise<number> {
  const team =
    (await findTeamBySlug(read(), slug)) ??
    (await putTeam(systemActor, slug, { name: slug, open: false }, NOON)).team;
  return team.id;
}

export const auditActions = async (): Promise<string[]> =>
  (await read().select({ action: audit.action }).from(audit).orderBy(audit.id)).map(
    ({ action }) => action,
  );
