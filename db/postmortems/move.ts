import { eq } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import { isOpen } from "@/lib/incident/status";
import { moveProblem, type PostmortemStatus } from "@/lib/postmortem/moves";
import type { PublishedSpending } from "@/lib/postmortem/published-spending";
import { approversOf } from "@/lib/postmortem/review";
import { can, type Actor } from "../access/actor";
import { readingIn } from "../access/reader";
import { recordAudit } from "../store/audit";
import { authorOf } from "../access/author";
import type { Db } from "../store/engine";
import { serialWrite } from "../store/serial-write";
import { reviewersOf } from "./internal/reviewers";
import { tellOfPublished } from "./internal/tell";
import { settleVersion, versionConflict } from "./internal/versions";
import { postmortemReviewers, postmortems } from "../schema/postmortems";
import { postmortemForChange } from "./internal/change";
import type { Postmortem } from "./postmortem";

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
  await serialWrite(async (tx) => {
    const before = await postmortemForChange(tx, actor, id);
    const { status, teamId, version } = before;
    await assertMovable(tx, actor, before, to, { unapproved, seen });
    if (to === "published") await settleVersion(tx, id, version);
    const published =
      to === "published"
        ? { publishedAt: now, publishedBy: authorOf(actor).name, publishedSpending: spending }
        : { publishedAt: null, publishedBy: null, publishedSpending: null };
    await tx
      .update(postmortems)
      .set({ status: to, updatedAt: now, ...published })
      .where(eq(postmortems.id, id));
    if (to === "published") await tellOfPublished(tx, before, now);
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

async function assertMovable(
  tx: Db,
  actor: Actor,
  postmortem: Postmortem,
  to: PostmortemStatus,
  { unapproved, seen }: { unapproved: boolean; seen: number | undefined },
): Promise<void> {
  const { id, status, sections, team, incident, version } = postmortem;
  const reviewers = await reviewersOf(readingIn(tx, actor), id);
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
  const isOutdated = seen !== undefined && seen !== version;
  if (to === "published" && isOutdated && approversOf(reviewers).length === 0)
    throw await versionConflict(tx, id, seen, postmortem, "Read it before you publish it.");
}

/** Deletes it with its versions, comments and action items; the incident stays as it is. */
export async function deletePostmortem(actor: Actor, id: number, now: Date): Promise<void> {
  await serialWrite(async (tx) => {
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
