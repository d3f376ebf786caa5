import { and, asc, eq, isNull } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import { curatedTimeline, type EntryView, type Line } from "@/lib/postmortem/timeline";
import type { Actor } from "../access/actor";
import { readAs } from "../access/reader";
import { recordAudit } from "../store/audit";
import { serialWrite } from "../store/serial-write";
import { timesOf } from "@/lib/incident/times-of";
import { getPostmortem } from "./find";
import { unpublishedForChange } from "./internal/change";
import { incidentEntries } from "../schema/incidents";
import { postmortemLines } from "../schema/postmortems";

/**
 * Its whole timeline, hidden lines included: the incident's as it is now, with what was chosen and
 * added here.
 */
export async function getPostmortemTimeline(actor: Actor, id: number): Promise<Line[]> {
  const { incident } = await getPostmortem(actor, id);
  const own = await readAs(actor)
    .select()
    .from(postmortemLines)
    .where(eq(postmortemLines.postmortemId, id))
    .orderBy(asc(postmortemLines.id));
  const rows =
    incident === null
      ? []
      : await readAs(actor)
          .select()
          .from(incidentEntries)
          .where(
            and(eq(incidentEntries.incidentId, incident.id), isNull(incidentEntries.deletedAt)),
          );
  return curatedTimeline({
    times: incident === null ? null : timesOf(incident),
    entries: rows.map(({ id: entry, at, data, text, author, starred }) => ({
      id: entry,
      at: at.getTime(),
      data,
      text,
      author,
      starred,
    })),
    curated: own.flatMap(({ entryId, view, text }) =>
      entryId === null ? [] : [{ entryId, view, text }],
    ),
    added: own.flatMap(({ id: line, entryId, at, text }) =>
      entryId !== null || at === null ? [] : [{ id: line, at: at.getTime(), text: text ?? "" }],
    ),
  });
}

/** Adds a line to this postmortem alone. */
export async function addTimelineLine(
  actor: Actor,
  id: number,
  { at, text }: { at: number; text: string },
  now: Date,
): Promise<void> {
  await serialWrite(async (tx) => {
    const { teamId } = await unpublishedForChange(tx, actor, id);
    await tx
      .insert(postmortemLines)
      .values({ postmortemId: id, entryId: null, at: new Date(at), view: "shown", text });
    await recordAudit(tx, actor, {
      action: "postmortem.add-line",
      subject: `postmortem:${id}`,
      teamId,
      after: { at: new Date(at).toISOString(), text },
      at: now,
    });
  });
}

export async function removeTimelineLine(
  actor: Actor,
  id: number,
  line: number,
  now: Date,
): Promise<void> {
  await serialWrite(async (tx) => {
    const { teamId } = await unpublishedForChange(tx, actor, id);
    const [gone] = await tx
      .delete(postmortemLines)
      .where(
        and(
          eq(postmortemLines.id, line),
          eq(postmortemLines.postmortemId, id),
          isNull(postmortemLines.entryId),
        ),
      )
      .returning();
    if (!gone) throw new AppError("not-found", "There is no such line here.");
    await recordAudit(tx, actor, {
      action: "postmortem.remove-line",
      subject: `postmortem:${id}`,
      teamId,
      before: { at: gone.at?.toISOString(), text: gone.text },
      at: now,
    });
  });
}

type Choice = { entry: number; view: EntryView; text?: string | undefined };

/**
 * Says how an entry of the incident appears in this postmortem; the incident's own record stays as
 * it is.
 */
export async function curateEntry(
  actor: Actor,
  id: number,
  { entry, view, text }: Choice,
  now: Date,
): Promise<void> {
  await serialWrite(async (tx) => {
    const { teamId, incident } = await unpublishedForChange(tx, actor, id);
    const [found] = await tx
      .select({ incidentId: incidentEntries.incidentId })
      .from(incidentEntries)
      .where(and(eq(incidentEntries.id, entry), isNull(incidentEntries.deletedAt)));
    if (!found || found.incidentId !== incident?.id)
      throw new AppError("not-found", "There is no such entry in this incident.");
    const choice = { view, text: text ?? null };
    await tx
      .insert(postmortemLines)
      .values({ postmortemId: id, entryId: entry, at: null, ...choice })
      .onConflictDoUpdate({
        target: [postmortemLines.postmortemId, postmortemLines.entryId],
        set: choice,
      });
    await recordAudit(tx, actor, {
      action: "postmortem.curate",
      subject: `postmortem:${id}`,
      teamId,
      after: { entry, ...choice },
      at: now,
    });
  });
}
