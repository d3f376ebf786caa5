import type { Effort } from "@/lib/reliability/recommend/effort";
import type { Actor } from "../access/actor";
import { recommendationEfforts } from "../schema/recommendations";
import { serviceForChange } from "../services/internal/change";
import { recordAudit } from "../store/audit";
import { serialWrite } from "../store/serial-write";
import type { Decided } from "./decision";
import { subjectOf } from "./internal/subject";

/** Corrects what a change usually takes. */
export async function setEffort(
  actor: Actor,
  { service: slug, key }: Decided,
  effort: Effort,
  now: Date,
): Promise<void> {
  await serialWrite(async (tx) => {
    const service = await serviceForChange(tx, actor, slug);
    await tx
      .insert(recommendationEfforts)
      .values({ serviceId: service.id, key, effort })
      .onConflictDoUpdate({
        target: [recommendationEfforts.serviceId, recommendationEfforts.key],
        set: { effort },
      });
    await recordAudit(tx, actor, {
      action: "recommendation.set-effort",
      subject: subjectOf(key),
      teamId: service.teamId,
      after: { effort },
      at: now,
    });
  });
}
