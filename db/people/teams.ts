import { asc, eq } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import type { TeamInput } from "@/lib/team/schema";
import { teams } from "../schema/people";
import { type Actor, assertCan, knows } from "../access/actor";
import { readAs } from "../access/reader";
import { findTeamBySlug, selectTeam } from "./internal/team-by-slug";
import { serialWrite } from "../store/serial-write";
import { recordAudit } from "../store/audit";

export type Team = typeof teams.$inferSelect;

/** The teams that the actor may read, by name. */
export const listTeams = async (actor: Actor): Promise<Team[]> =>
  readAs(actor).select().from(teams).orderBy(asc(teams.name), asc(teams.id));

export const findTeam = (actor: Actor, slug: string): Promise<Team | null> =>
  selectTeam(readAs(actor), slug);

/** Throws not-found, also where the actor may not read it. */
export async function getTeam(actor: Actor, slug: string): Promise<Team> {
  const team = await findTeam(actor, slug);
  if (!team) throw new AppError("not-found", `There is no team "${slug}", or you may not see it.`);
  return team;
}

/**
 * Creates the team, or replaces its name and openness. Making one needs an administrator; a manager
 * may change theirs.
 */
export async function putTeam(
  actor: Actor,
  slug: string,
  input: TeamInput,
  now: Date,
): Promise<{ team: Team; created: boolean }> {
  return serialWrite(async (tx) => {
    const before = await findTeamBySlug(tx, slug);
    // Whoever may not know of the team is answered as if it were not there.
    if (!before || !knows(actor, before)) assertCan(actor, "admin", null);
    if (!before) {
      const [team] = await tx
        .insert(teams)
        .values({ slug, name: input.name, open: input.open, demo: false, createdAt: now })
        .returning();
      if (!team) throw new Error("insert returned no team");
      await recordAudit(tx, actor, {
        action: "team.create",
        subject: `team:${slug}`,
        teamId: team.id,
        after: input,
        at: now,
      });
      return { team, created: true };
    }
    assertCan(actor, "manage", before);
    const [team] = await tx.update(teams).set(input).where(eq(teams.id, before.id)).returning();
    if (!team) throw new Error("update returned no team");
    const earlier = { name: before.name, open: before.open };
    await recordAudit(tx, actor, {
      action: "team.update",
      subject: `team:${slug}`,
      teamId: team.id,
      before: earlier,
      after: input,
      at: now,
    });
    return { team, created: false };
  });
}
