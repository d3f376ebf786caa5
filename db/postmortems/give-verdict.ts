import { AppError } from "@/lib/errors/app-error";
import type { Verdict } from "@/lib/postmortem/review";
import type { Actor } from "../access/actor";
import { readingIn } from "../access/reader";
import { assertUnpublished } from "./internal/change";
import { serialWrite } from "../store/serial-write";
import { postmortemReviewers } from "../schema/postmortems";
import { selectPostmortem } from "./internal/rows";
import { recordAudit } from "../store/audit";
import { reviewOf, wasAsked } from "./internal/review";
import { settleVersion, versionConflict } from "./internal/versions";

/**
 * The answer of someone who was asked, whatever else they may do here; the version that they have
 * read, when given, must still be the newest to be approved.
 */
export async function giveVerdict(
  actor: Actor,
  id: number,
  verdict: Exclude<Verdict, "asked">,
  now: Date,
  version?: number,
): Promise<void> {
  await serialWrite(async (tx) => {
    const postmortem = await selectPostmortem(readingIn(tx, actor), id);
    assertUnpublished(postmortem);
    if (actor.kind !== "user" || !(await wasAsked(tx, actor, id)))
      throw new AppError("forbidden", "You weren’t asked to review this postmortem.");
    if (postmortem.status !== "in-review")
      throw new AppError(
        "conflict",
        "Its review has not been started yet: the text is still being written.",
      );
    if (verdict === "approved" && version !== undefined && version !== postmortem.version)
      throw await versionConflict(
        tx,
        id,
        version,
        postmortem,
        "Read it again before you approve it.",
      );
    await tx
      .update(postmortemReviewers)
      .set({ verdict, answeredAt: now, answeredVersion: postmortem.version })
      .where(reviewOf(id, actor.userId));
    if (verdict === "approved") await settleVersion(tx, id, postmortem.version);
    await recordAudit(tx, actor, {
      action: "postmortem.review",
      subject: `postmortem:${id}`,
      teamId: postmortem.teamId,
      after: { verdict, version: postmortem.version },
      at: now,
    });
  });
}
