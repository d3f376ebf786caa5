import { AppError } from "@/lib/errors/app-error";
import { isOpen } from "@/lib/incident/status";
import type { NewPostmortem } from "@/lib/postmortem/schema";
import { searchTextOf } from "@/lib/postmortem/search-words";
import { newText, type PostmortemText } from "@/lib/postmortem/template";
import { type Actor } from "../access/actor";
import { recordAudit } from "../store/audit";
import { authorOf } from "../access/author";
import { serialWrite } from "../store/serial-write";
import type { Db } from "../store/engine";
import { incidentForChange } from "../incidents/internal/change";
import { keepVersion } from "./internal/versions";
import { endWaiver } from "./internal/end-waiver";
import { postmortems } from "../schema/postmortems";
import { teamInCharge } from "../people/internal/team-in-charge";

type Owner = { teamId: number; incidentId: number | null; text: PostmortemText };

/**
 * Begins one from a resolved incident, with its title and summary, or from scratch. Answers its
 * number.
 */
export async function createPostmortem(
  actor: Actor,
  input: NewPostmortem,
  now: Date,
): Promise<number> {
  return serialWrite(async (tx) => {
    const { teamId, incidentId, text } = await ("incident" in input
      ? fromIncident(tx, actor, input.incident, now)
      : fromScratch(tx, actor, input));
    const author = authorOf(actor);
    const [row] = await tx
      .insert(postmortems)
      .values({
        ...text,
        teamId,
        incidentId,
        status: "draft",
        searchText: searchTextOf(text),
        version: 1,
        createdById: author.id,
        createdBy: author.name,
        demo: false,
        createdAt: now,
        updatedAt: now,
      })
      .onConflictDoNothing({ target: postmortems.incidentId })
      .returning({ id: postmortems.id });
    if (!row)
      throw new AppError("conflict", "This incident already has a postmortem.", [
        { path: "incident", message: "This incident already has a postmortem." },
      ]);
    await keepVersion(tx, actor, row.id, { version: 1, text }, now);
    await recordAudit(tx, actor, {
      action: "postmortem.create",
      subject: `postmortem:${row.id}`,
      teamId,
      after: { incident: incidentId, title: text.title },
      at: now,
    });
    return row.id;
  });
}

async function fromIncident(tx: Db, actor: Actor, number: number, now: Date): Promise<Owner> {
  const incident = await incidentForChange(tx, actor, number);
  if (incident.status === "canceled")
    throw new AppError(
      "conflict",
      "This incident was a false alarm: there is nothing to learn from its course.",
    );
  if (isOpen(incident.status))
    throw new AppError("conflict", "This incident is still open. Resolve it first.");
  await endWaiver(tx, actor, incident, now);
  return {
    teamId: incident.teamId,
    incidentId: incident.id,
    text: newText(incident.title, incident.summary),
  };
}

async function fromScratch(
  tx: Db,
  actor: Actor,
  { title, team: slug }: { title: string; team: string },
): Promise<Owner> {
  const team = await teamInCharge(tx, actor, slug, "respond");
  return { teamId: team.id, incidentId: null, text: newText(title) };
}
