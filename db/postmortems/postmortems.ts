import { eq } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import { isOpen } from "@/lib/incident/status";
import type { IncidentTimes } from "@/lib/incident/times";
import { moveProblem, PUBLISHED_STANDS, type PostmortemStatus } from "@/lib/postmortem/moves";
import { mergeText } from "@/lib/postmortem/merge";
import type { PublishedSpending } from "@/lib/postmortem/published-spending";
import { approversOf } from "@/lib/postmortem/review";
import type { NewPostmortem, SaveStart } from "@/lib/postmortem/schema";
import { searchTextOf } from "@/lib/postmortem/search-words";
import { changedFields, newText, type PostmortemText } from "@/lib/postmortem/template";
import { assertCan, can, type Actor } from "../access/actor";
import { recordAudit } from "../store/audit";
import { authorOf } from "../access/author";
import { changeInTurn } from "../store/change-in-turn";
import { snapshot, type Db } from "../store/client";
import {
  canInIncident,
  findIncident,
  incidentForChange,
  type Incident,
} from "../incidents/incidents";
import { reviewersOf } from "./reviewers";
import { fieldConflict, keepVersion, settleVersion, textOf, versionConflict } from "./versions";
import { endWaiver } from "./waivers";
import { teams } from "../schema/people";
import { postmortemReviewers, postmortems } from "../schema/postmortems";
import { findTeamBySlug, type Team } from "../people/teams";

export type Postmortem = typeof postmortems.$inferSelect & {
  team: Team;
  incident: Incident | null;
};

const notFound = () =>
  new AppError("not-found", "There is no such postmortem, or you may not see it.");

/** Whoever may read or respond in the team that owns it, or in its incident, may do so here. */
export const canInPostmortem = (
  actor: Actor,
  permission: "read" | "respond",
  { team, incident }: Pick<Postmortem, "team" | "incident">,
): boolean =>
  can(actor, permission, team) || (incident !== null && canInIncident(actor, permission, incident));

/** Throws not-found, also where the actor may not read it. */
export const getPostmortem = (actor: Actor, id: number): Promise<Postmortem> =>
  snapshot((db) => readablePostmortem(db, actor, id));

/** For other files of `db/`: as `getPostmortem`, inside a change. */
export async function readablePostmortem(db: Db, actor: Actor, id: number): Promise<Postmortem> {
  const postmortem = await findPostmortem(db, id);
  if (!postmortem || !canInPostmortem(actor, "read", postmortem)) throw notFound();
  return postmortem;
}

/**
 * For other files of `db/`: the postmortem, for a change; deleting is for managers of the team that
 * owns it.
 */
export async function postmortemForChange(
  tx: Db,
  actor: Actor,
  id: number,
  permission: "respond" | "manage" = "respond",
): Promise<Postmortem> {
  const postmortem = await readablePostmortem(tx, actor, id);
  if (permission === "manage" || !canInPostmortem(actor, "respond", postmortem))
    assertCan(actor, permission, postmortem.team);
  return postmortem;
}

/**
 * For other files of `db/`: as `postmortemForChange`, of what stands still while it is published.
 */
export async function unpublishedForChange(tx: Db, actor: Actor, id: number): Promise<Postmortem> {
  const postmortem = await postmortemForChange(tx, actor, id);
  assertUnpublished(postmortem);
  return postmortem;
}

/** For other files of `db/`. */
export function assertUnpublished({ status }: Pick<Postmortem, "status">): void {
  if (status === "published") throw new AppError("conflict", PUBLISHED_STANDS);
}

/** For other files of `db/`: no permission is asked here. */
export async function findPostmortem(db: Db, id: number): Promise<Postmortem | null> {
  const [row] = await db
    .select({ postmortem: postmortems, team: teams })
    .from(postmortems)
    .innerJoin(teams, eq(teams.id, postmortems.teamId))
    .where(eq(postmortems.id, id));
  return row
    ? {
        ...row.postmortem,
        team: row.team,
        incident:
          row.postmortem.incidentId === null
            ? null
            : await findIncident(db, row.postmortem.incidentId),
      }
    : null;
}

/** The postmortem of an incident, where it has one that the actor may read. */
export async function findPostmortemOf(
  actor: Actor,
  incident: number,
): Promise<{ id: number; status: PostmortemStatus } | null> {
  const postmortem = await snapshot(async (db) => {
    const [row] = await db
      .select({ id: postmortems.id })
      .from(postmortems)
      .where(eq(postmortems.incidentId, incident));
    return row ? findPostmortem(db, row.id) : null;
  });
  return postmortem && canInPostmortem(actor, "read", postmortem) ? postmortem : null;
}

/** An incident's times in epoch milliseconds. */
export const timesOf = (incident: Pick<Incident, keyof IncidentTimes>): IncidentTimes => ({
  startedAt: incident.startedAt.getTime(),
  detectedAt: incident.detectedAt?.getTime() ?? null,
  acknowledgedAt: incident.acknowledgedAt?.getTime() ?? null,
  mitigatedAt: incident.mitigatedAt?.getTime() ?? null,
  resolvedAt: incident.resolvedAt?.getTime() ?? null,
});

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
  return changeInTurn(async (tx) => {
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
      throw new AppError("conflict", "This incident has a postmortem already.", [
        { path: "incident", message: "This incident has a postmortem already." },
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
  const team = await findTeamBySlug(tx, slug);
  if (!team || !can(actor, "read", team))
    throw new AppError("invalid", "The team is unknown.", [
      { path: "team", message: `There is no team "${slug}". Name one of yours.` },
    ]);
  assertCan(actor, "respond", team);
  return { teamId: team.id, incidentId: null, text: newText(title) };
}

/**
 * Saves the text as the next version; the version that it started from, when given, must still be
 * the newest. Started from fields, it takes these alone, and nobody may have changed them
 * meanwhile. Answers the version that is stored then. Throws conflict while it is published.
 */
export async function savePostmortem(
  actor: Actor,
  id: number,
  written: PostmortemText,
  start: SaveStart,
  now: Date,
): Promise<number> {
  return changeInTurn(async (tx) => {
    const before = await unpublishedForChange(tx, actor, id);
    const { text, conflicts } =
      typeof start === "object"
        ? mergeText(before, written, start.bases)
        : { text: written, conflicts: [] };
    if (typeof start === "object" && !start.over && conflicts.length > 0)
      throw await fieldConflict(tx, id, conflicts);
    if (
      typeof start === "number" &&
      start !== before.version &&
      changedFields(before, text).length > 0
    )
      throw await versionConflict(tx, id, start, before);
    return storeText(tx, actor, before, { text }, now);
  });
}

/**
 * For other files of `db/`: the text as the next version; `restored`: the version that it is
 * brought back from. Answers the version that is stored then.
 */
export async function storeText(
  tx: Db,
  actor: Actor,
  before: Postmortem,
  { text, restored }: { text: PostmortemText; restored?: number },
  now: Date,
): Promise<number> {
  const { id, teamId } = before;
  const changed = changedFields(before, text);
  if (changed.length === 0) return before.version;
  const version = before.version + 1;
  await tx
    .update(postmortems)
    .set({ ...textOf(text), searchText: searchTextOf(text), version, updatedAt: now })
    .where(eq(postmortems.id, id));
  await keepVersion(tx, actor, id, { version, text, apart: restored !== undefined }, now);
  await recordAudit(tx, actor, {
    action: "postmortem.save",
    subject: `postmortem:${id}`,
    teamId,
    before: { version: before.version },
    after: { version, changed, ...(restored === undefined ? {} : { restored }) },
    at: now,
  });
  return version;
}

/**
 * `unapproved`: a manager does without an approval, and has `seen` this version. `spending`: to be
 * kept with what is published.
 */
type Move = {
  spending?: PublishedSpending[] | null;
  unapproved?: boolean;
  seen?: number | undefined;
};

/**
 * Moves it on, or back; a new review begins with nobody's answer. What its incident had spent is
 * kept with what is published, until it is taken back. Throws conflict with the reason when it
 * cannot.
 */
export async function movePostmortem(
  actor: Actor,
  id: number,
  to: PostmortemStatus,
  now: Date,
  { spending = null, unapproved = true, seen }: Move = {},
): Promise<void> {
  await changeInTurn(async (tx) => {
    const before = await postmortemForChange(tx, actor, id);
    const { status, sections, team, teamId, incident, version } = before;
    const reviewers = await reviewersOf(tx, id);
    const problem = moveProblem(
      {
        status,
        summary: sections.summary,
        reviewers,
        unapproved: unapproved && can(actor, "manage", team),
        incidentOpen: incident !== null && isOpen(incident.status),
      },
      to,
    );
    if (problem !== null) throw new AppError("conflict", problem);
    if (
      to === "published" &&
      seen !== undefined &&
      seen !== version &&
      approversOf(reviewers).length === 0
    )
      throw await versionConflict(tx, id, seen, before, "Read it before you publish it.");
    if (to === "published") await settleVersion(tx, id, version);
    const published =
      to === "published"
        ? { publishedAt: now, publishedBy: authorOf(actor).name, publishedSpending: spending }
        : { publishedAt: null, publishedBy: null, publishedSpending: null };
    await tx
      .update(postmortems)
      .set({ status: to, updatedAt: now, ...published })
      .where(eq(postmortems.id, id));
    if (to === "in-review")
      await tx
        .update(postmortemReviewers)
        .set({ verdict: "asked", askedAt: now, answeredAt: null, answeredVersion: null })
        .where(eq(postmortemReviewers.postmortemId, id));
    await recordAudit(tx, actor, {
      action: "postmortem.move",
      subject: `postmortem:${id}`,
      teamId,
      before: { status },
      after: { status: to },
      at: now,
    });
  });
}

/** Deletes it with its versions, comments and action items; the incident stays as it is. */
export async function deletePostmortem(actor: Actor, id: number, now: Date): Promise<void> {
  await changeInTurn(async (tx) => {
    const { title, teamId, status } = await postmortemForChange(tx, actor, id, "manage");
    await tx.delete(postmortems).where(eq(postmortems.id, id));
    await recordAudit(tx, actor, {
      action: "postmortem.delete",
      subject: `postmortem:${id}`,
      teamId,
      before: { title, status },
      at: now,
    });
  });
}
