import { AppError } from "@/lib/errors/app-error";
import { RUNBOOK_CHECKS, type RunbookCheck } from "@/lib/service/runbook-checks";
import type { Actor } from "../access/actor";
import { serialWrite } from "../store/serial-write";
import { serviceForChange } from "./internal/change";
import { saidBy, saveClaims } from "./internal/claims";

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
    const claims = { ...service.claims, runbookReview: { ...saidBy(actor, now), ...review } };
    const change = { claims, action: "service.review-runbook", after: review };
    await saveClaims(tx, actor, service, change, now);
  });
