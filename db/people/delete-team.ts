import { eq, sql } from "drizzle-orm";
import { type TeamHoldings, holdingWords, isEmptyHanded } from "@/lib/team/holdings";
import { AppError } from "@/lib/errors/app-error";
import { type Actor, assertCan } from "../access/actor";
import { getTeam, type Team } from "./teams";
import { dialect } from "../store/dialect";
import { assertNotNotified } from "../escalations/internal/assert-not-notified";
import { findTeamBySlug } from "./internal/team-by-slug";
import { countHoldings, holdingsIn, holdingsNow } from "./internal/holdings";
import { moveOwned } from "./internal/owned";
import { recordAudit } from "../store/audit";
import { rowsOf } from "../store/statements";
import { serialWrite } from "../store/serial-write";
import { teams } from "../schema/people";
import type { Db } from "../store/engine";

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
    const counts = await countHoldings(tx, team);
    const holdings = holdingsIn(counts);
    if (heir) await moveOwned(tx, actor, { from: team, to: heir, now });
    else if (!isEmptyHanded(holdings)) {
      throw new AppError("conflict", `${team.name} still has ${holdingWords(holdings)}.`, [
        { path: "moveTo", message: "Choose a new owner." },
      ]);
    }
    await tx.delete(teams).where(eq(teams.id, team.id));
    const before = { name: team.name, open: team.open, ...counts };
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
