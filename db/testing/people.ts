import { mintActor, type Actor } from "../access/actor";
import { read, write } from "../store/client";
import { memberships, users, type Role } from "../schema/people";
import { findTeamBySlug } from "../people/internal/team-by-slug";

const createdAt = new Date("2026-01-01T00:00:00Z");
let sessionId = 0;

/** A stored user with the roles named by team slug, and the actor that their session would give. */
export async function userWith(name: string, roles: Record<string, Role> = {}): Promise<Actor> {
  const email = `${name}@example.com`;
  const [user] = await write((tx) =>
    tx.insert(users).values({ name, email, admin: false, createdAt }).returning(),
  );
  if (!user) throw new Error("insert returned no user");
  const roleOf = new Map<number, Role>();
  for (const [slug, role] of Object.entries(roles)) {
    const team = await findTeamBySlug(read(), slug);
    if (!team) throw new Error(`no team ${slug}`);
    roleOf.set(team.id, role);
    await write((tx) => tx.insert(memberships).values({ teamId: team.id, userId: user.id, role }));
  }
  sessionId += 1;
  return mintActor({
    kind: "user",
    userId: user.id,
    sessionId,
    name,
    email,
    admin: false,
    roles: roleOf,
    address: null,
  });
}
