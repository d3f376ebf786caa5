import { eq, sql } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import { holdingWords, isEmptyHanded, type TeamHoldings } from "@/lib/team/holdings";
import { assertCan, type Actor } from "../access/actor";
import { recordAudit } from "../store/audit";
import { changeInTurn } from "../store/change-in-turn";
import { read, rowsOf, type Db } from "../store/client";
import { dialect } from "../store/dialect";
import { incidents } from "../schema/incidents";
import { teams } from "../schema/people";
import { postmortems } from "../schema/postmortems";
import { services } from "../schema/slos";
import { dataSources } from "../schema/sources";
import { findServiceBySlug } from "../services/services";
import { serviceInputOf } from "../services/put";
import { findTeamBySlug, getTeam, type Team } from "./teams";

/** What a team has, for whoever thinks of deleting it. */
export async function findTeamHoldings(actor: Actor, slug: string): Promise<TeamHoldings> {
  assertCan(actor, "admin", null);
  return holdingsOf(read(), await getTeam(actor, slug));
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
  await changeInTurn(async (tx) => {
    const team = await findTeamBySlug(tx, slug);
    if (!team) throw new AppError("not-found", `There is no team "${slug}".`);
    // What is given to the team meanwhile waits, and then finds it gone.
    if (dialect === "postgres")
      await rowsOf(tx, sql`select id from teams where id = ${team.id} for update`);
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

/** With the data sources that only this team may use: its services go on reading them. */
async function moveAll(tx: Db, actor: Actor, { from, to, now }: Move): Promise<void> {
  await tx
    .update(dataSources)
    .set({ teamId: to.id, updatedAt: now })
    .where(eq(dataSources.teamId, from.id));
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
    .update(incidents)
    .set({ teamId: to.id, updatedAt: now, revision: sql`${incidents.revision} + 1` })
    .where(eq(incidents.teamId, from.id));
  await tx
    .update(postmortems)
    .set({ teamId: to.id, updatedAt: now })
    .where(eq(postmortems.teamId, from.id));
}

async function holdingsOf(db: Db, { id }: Team): Promise<TeamHoldings> {
  const [row] = await rowsOf<Record<keyof TeamHoldings, number | string>>(
    db,
    sql`select
    (select count(*) from services where team_id = ${id}) as "services",
    (select count(*) from incidents where team_id = ${id}) as "incidents",
    (select count(*) from incidents where team_id = ${id} and status not in ('resolved', 'canceled')) as "openIncidents",
    (select count(*) from postmortems where team_id = ${id}) as "postmortems",
    (select count(*) from data_sources where team_id = ${id}) as "dataSources",
    (select count(*) from memberships where team_id = ${id}) as "members",
    (select count(*) from api_tokens where team_id = ${id} and revoked_at is null) as "tokens",
    (select count(*) from invitations where team_id = ${id} and accepted_at is null and revoked_at is null) as "invitations"`,
  );
  if (!row) throw new Error("a count returned no row");
  const {
    services: owned,
    incidents: led,
    openIncidents,
    postmortems: written,
    dataSources: sources,
    members,
    tokens,
    invitations,
  } = row;
  return {
    services: Number(owned),
    incidents: Number(led),
    openIncidents: Number(openIncidents),
    postmortems: Number(written),
    dataSources: Number(sources),
    members: Number(members),
    tokens: Number(tokens),
    invitations: Number(invitations),
  };
}
