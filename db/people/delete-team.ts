import { eq, sql } from "drizzle-orm";
import { type TeamHoldings, holdingWords, isEmptyHanded } from "@/lib/team/holdings";
import { AppError } from "@/lib/errors/app-error";
import { serviceInputOf } from "@/lib/service/input-of";
import { type Actor, assertCan } from "../access/actor";
import { moveAlertsOfTeam } from "../alerts/internal/change-owner";
import { moveChangesOfTeam } from "../changes/internal/change-owner";
import { getTeam, type Team } from "./teams";
import { dialect } from "../store/dialect";
import { assertNotNotified } from "../escalations/internal/assert-not-notified";
import { moveEscalationsOfTeam } from "../escalations/internal/move-team";
import { findTeamBySlug } from "./internal/team-by-slug";
import { holdingsNow, holdingsOf } from "./internal/holdings";
import { recordAudit } from "../store/audit";
import { rowsOf } from "../store/statements";
import { serialWrite } from "../store/serial-write";
import { teamChannels } from "../schema/contacts";
import { teams } from "../schema/people";
import type { Db } from "../store/engine";
import { dependencyVersions } from "../schema/dependencies";
import { dataSources } from "../schema/sources";
import { findServiceBySlug } from "../services/internal/rows";
import { incidents } from "../schema/incidents";
import { integrations } from "../schema/integrations";
import { postmortems } from "../schema/postmortems";
import { schedules } from "../schema/schedules";
import { services } from "../schema/slos";

/** What a team has, for whoever thinks of deleting it. */
export async function findTeamHoldings(actor: Actor, slug: string): Promise<TeamHoldings> {
  assertCan(actor, "admin", null);
  return holdingsNow(await getTeam(actor, slug));
}

/**
 * Deletes a team. What it is in charge of goes to the team `moveTo` before; without one the
 * deletion is refused while there is any of it. Its members stay users, its tokens and open
 * invitations end with it.
 */
export async function deleteTeam(
  actor: Actor,
  slug: string,
  moveTo: string | null,
  now: Date,
): Promise<void> {
  assertCan(actor, "admin", null);
  await serialWrite(async (tx) => {
    const team = await findTeamBySlug(tx, slug);
    if (!team) throw new AppError("not-found", `There is no team "${slug}".`);
    // What is given to the team meanwhile waits, and then finds it gone.
    if (dialect === "postgres")
      await rowsOf(tx, sql`select id from teams where id = ${team.id} for update`);
    await assertNotNotified(tx, actor, { kind: "team", team: slug });
    const heir = moveTo === null ? null : await heirOf(tx, slug, moveTo);
    const holdings = await holdingsOf(tx, team);
    if (heir) await moveAll(tx, actor, { from: team, to: heir, now });
    else if (!isEmptyHanded(holdings)) {
      throw new AppError("conflict", `${team.name} still has ${holdingWords(holdings)}.`, [
        { path: "moveTo", message: "Choose a new owner." },
      ]);
    }
    await tx.delete(teams).where(eq(teams.id, team.id));
    const before = { name: team.name, open: team.open, ...holdings };
    await recordAudit(tx, actor, {
      action: "team.delete",
      subject: `team:${slug}`,
      teamId: team.id,
      before,
      ...(heir ? { after: { movedTo: heir.slug } } : {}),
      at: now,
    });
  });
}

async function heirOf(tx: Db, slug: string, moveTo: string): Promise<Team> {
  const heir = moveTo === slug ? null : await findTeamBySlug(tx, moveTo);
  if (!heir)
    throw new AppError("invalid", "Choose another team.", [
      {
        path: "moveTo",
        message:
          moveTo === slug
            ? "Choose another team than the one that is deleted."
            : `There is no team "${moveTo}".`,
      },
    ]);
  return heir;
}

type Move = { from: Team; to: Team; now: Date };

/**
 * With the data sources that only this team may use: its services go on reading them. What sends
 * alerts to it goes on under the same keys.
 */
async function moveAll(tx: Db, actor: Actor, { from, to, now }: Move): Promise<void> {
  await tx
    .update(dataSources)
    .set({ teamId: to.id, updatedAt: now })
    .where(eq(dataSources.teamId, from.id));
  await tx
    .update(integrations)
    .set({ teamId: to.id, updatedAt: now })
    .where(eq(integrations.teamId, from.id));
  const owned = await tx
    .select({ slug: services.slug })
    .from(services)
    .where(eq(services.teamId, from.id))
    .orderBy(services.slug);
  for (const { slug } of owned) {
    const service = await findServiceBySlug(tx, slug);
    if (!service) throw new Error(`the service ${slug} is gone inside a transaction`);
    await tx
      .update(services)
      .set({ teamId: to.id, updatedAt: now })
      .where(eq(services.id, service.id));
    const before = serviceInputOf(service);
    await recordAudit(tx, actor, {
      action: "service.update",
      subject: `service:${slug}`,
      teamId: to.id,
      before,
      after: { ...before, team: to.slug },
      at: now,
    });
  }
  await tx
    .update(dependencyVersions)
    .set({ calleeTeamId: to.id })
    .where(eq(dependencyVersions.calleeTeamId, from.id));
  await moveAlertsOfTeam(tx, { from, to });
  await moveChangesOfTeam(tx, { from, to });
  await moveEscalationsOfTeam(tx, { from, to, now });
  await tx
    .update(incidents)
    .set({ teamId: to.id, updatedAt: now, revision: sql`${incidents.revision} + 1` })
    .where(eq(incidents.teamId, from.id));
  await tx
    .update(schedules)
    .set({ teamId: to.id, updatedAt: now })
    .where(eq(schedules.teamId, from.id));
  await tx
    .update(teamChannels)
    .set({ teamId: to.id, updatedAt: now })
    .where(eq(teamChannels.teamId, from.id));
  await tx
    .update(postmortems)
    .set({ teamId: to.id, updatedAt: now })
    .where(eq(postmortems.teamId, from.id));
}
