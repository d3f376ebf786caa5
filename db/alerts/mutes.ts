import { and, asc, desc, eq, gt, lte } from "drizzle-orm";
import type { MuteInput } from "@/lib/alert/mute-schema";
import { AppError } from "@/lib/errors/app-error";
import { MINUTE_MS } from "@/lib/time/duration";
import { assertCan, type Actor } from "../access/actor";
import { authorOf } from "../access/author";
import { readAs, readingIn, type Reader } from "../access/reader";
import { selectTeam } from "../people/internal/team-by-slug";
import type { Team } from "../people/teams";
import { alertMutes } from "../schema/alerts";
import { teams } from "../schema/people";
import { recordAudit } from "../store/audit";
import type { Db } from "../store/engine";
import { serialWrite } from "../store/serial-write";
import type { AlertMute } from "./alert";
import { matchersOf } from "./internal/alert-matchers";
import { alertForChange } from "./internal/find-row";
import { muteOpen } from "./internal/mute-open";

const MOST_ENDED = 20;

const selectMutes = (reader: Reader) =>
  reader
    .select({ mute: alertMutes, team: teams })
    .from(alertMutes)
    .innerJoin(teams, eq(teams.id, alertMutes.teamId));

/** Those of teams that the actor may read that go on, the next to end first. */
export async function listOpenMutes(actor: Actor, now: Date): Promise<AlertMute[]> {
  const rows = await selectMutes(readAs(actor))
    .where(gt(alertMutes.endsAt, now))
    .orderBy(asc(alertMutes.endsAt), asc(alertMutes.id));
  return rows.map(({ mute, team }) => ({ ...mute, team }));
}

/** The last of those that are over. */
export async function listEndedMutes(actor: Actor, now: Date): Promise<AlertMute[]> {
  const rows = await selectMutes(readAs(actor))
    .where(lte(alertMutes.endsAt, now))
    .orderBy(desc(alertMutes.endsAt), desc(alertMutes.id))
    .limit(MOST_ENDED);
  return rows.map(({ mute, team }) => ({ ...mute, team }));
}

/** Alerts of a team that fit tell nobody until then; those that are open too. */
export const createMute = (actor: Actor, input: MuteInput, now: Date): Promise<AlertMute> =>
  serialWrite(async (tx) => {
    const team = await selectTeam(readingIn(tx, actor), input.team);
    if (!team) throw noTeam(input.team);
    assertCan(actor, "respond", team);
    return insertMute(tx, actor, team, input, now);
  });

/** Mutes what is labelled as this alert is. */
export const muteAlert = (
  actor: Actor,
  id: number,
  input: Pick<MuteInput, "minutes" | "reason">,
  now: Date,
): Promise<AlertMute> =>
  serialWrite(async (tx) => {
    const alert = await alertForChange(tx, actor, id);
    const { team } = alert;
    return insertMute(tx, actor, team, { ...input, matchers: matchersOf(alert) }, now);
  });

/** Before its time: what is open still is told at the next minute. */
export async function endMute(actor: Actor, id: number, now: Date): Promise<void> {
  await serialWrite(async (tx) => {
    const [found] = await selectMutes(readingIn(tx, actor)).where(eq(alertMutes.id, id));
    if (!found)
      throw new AppError("not-found", "This mute doesn’t exist, or you don’t have access.");
    assertCan(actor, "respond", found.team);
    const ended = await tx
      .update(alertMutes)
      .set({ endsAt: now })
      .where(and(eq(alertMutes.id, id), gt(alertMutes.endsAt, now)))
      .returning({ id: alertMutes.id });
    if (ended.length === 0) return;
    await recordAudit(tx, actor, {
      action: "alert-mute.end",
      subject: `alert-mute:${id}`,
      teamId: found.team.id,
      before: { endsAt: found.mute.endsAt },
      after: { endsAt: now },
      at: now,
    });
  });
}

type NewMute = Omit<MuteInput, "team">;

async function insertMute(
  tx: Db,
  actor: Actor,
  team: Team,
  { matchers, minutes, reason }: NewMute,
  now: Date,
): Promise<AlertMute> {
  const { id, name } = authorOf(actor);
  const [mute] = await tx
    .insert(alertMutes)
    .values({
      teamId: team.id,
      matchers,
      reason,
      startsAt: now,
      endsAt: new Date(now.getTime() + minutes * MINUTE_MS),
      createdById: id,
      createdBy: name,
      createdAt: now,
    })
    .returning();
  if (!mute) throw new Error("insert returned no mute");
  await recordAudit(tx, actor, {
    action: "alert-mute.create",
    subject: `alert-mute:${mute.id}`,
    teamId: team.id,
    after: { matchers, reason, endsAt: mute.endsAt },
    at: now,
  });
  await muteOpen(tx, actor, mute, now);
  return { ...mute, team };
}

const noTeam = (slug: string): AppError =>
  new AppError("invalid", `There is no team "${slug}", or you may not see it.`, [
    { path: "team", message: "Choose a team." },
  ]);
