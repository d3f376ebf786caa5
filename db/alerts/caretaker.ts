import { asc, eq } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import { assertCan, type Actor } from "../access/actor";
import { readAs, readingIn, type Reader } from "../access/reader";
import { selectTeam } from "../people/internal/team-by-slug";
import type { Team } from "../people/teams";
import { settings } from "../schema/installation";
import { teams } from "../schema/people";
import { recordAudit } from "../store/audit";
import { serialWrite } from "../store/serial-write";

const CARETAKER = "burnline.team";

/**
 * The team that looks after Burnline and has the alerts about it: the one that was chosen, else the
 * oldest that is not of the demo; null without any.
 */
export async function findCaretaker(actor: Actor): Promise<Team | null> {
  assertCan(actor, "admin", null);
  return caretakerOf(readAs(actor));
}

async function caretakerOf(reader: Reader): Promise<Team | null> {
  const [chosen] = await reader.select().from(settings).where(eq(settings.key, CARETAKER));
  const own = await reader
    .select()
    .from(teams)
    .where(eq(teams.demo, false))
    .orderBy(asc(teams.createdAt), asc(teams.id));
  return own.find(({ id }) => id === chosen?.value) ?? own[0] ?? null;
}

export const chooseCaretaker = (actor: Actor, slug: string, now: Date): Promise<void> =>
  serialWrite(async (tx) => {
    assertCan(actor, "admin", null);
    const reader = readingIn(tx, actor);
    const before = await caretakerOf(reader);
    const team = await selectTeam(reader, slug);
    if (!team || team.demo)
      throw new AppError("invalid", `There is no team "${slug}" that can look after Burnline.`, [
        { path: "team", message: "Choose a team." },
      ]);
    await tx
      .insert(settings)
      .values({ key: CARETAKER, value: team.id })
      .onConflictDoUpdate({ target: settings.key, set: { value: team.id } });
    await recordAudit(tx, actor, {
      action: "burnline.caretaker",
      subject: "burnline",
      before: { team: before?.slug ?? null },
      after: { team: slug },
      at: now,
    });
  });
