import { AppError } from "@/lib/errors/app-error";
import { RUNBOOK_CHECKS, type RunbookCheck } from "@/lib/service/runbook-checks";
import type { Actor } from "../access/actor";
import { authorOf } from "../access/author";
import { recordAudit } from "../store/audit";
import { serialWrite } from "../store/serial-write";
import { serviceForChange } from "./internal/change";
import { saveClaims } from "./internal/claims";

/** `url`: of the runbook that was read; `met`: what it was found to have. */
type Review = { url: string; met: readonly RunbookCheck[] };

/** Keeps who has read the runbook and when; throws conflict where its link is another by now. */
export const reviewRunbook = (
  actor: Actor,
  slug: string,
  { url, met }: Review,
  now: Date,
): Promise<void> =>
  serialWrite(async (tx) => {
    const service = await serviceForChange(tx, actor, slug, "respond");
    if (service.reliability.runbook !== url)
      throw new AppError(
        "conflict",
        "The link to the runbook has changed. Open the page again, and review that one.",
      );
    const review = { url, met: RUNBOOK_CHECKS.filter((check) => met.includes(check)) };
    const said = { by: authorOf(actor).name, at: now.getTime() };
    await saveClaims(tx, service.id, { ...service.claims, runbookReview: { ...said, ...review } });
    await recordAudit(tx, actor, {
      action: "service.review-runbook",
      subject: `service:${slug}`,
      teamId: service.teamId,
      after: review,
      at: now,
    });
  });
