import { eq } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import type { ActionState } from "@/lib/postmortem/action-item";
import { assertCan, type Actor } from "../access/actor";
import { readingIn } from "../access/reader";
import { doneAtOf } from "../postmortems/internal/done-at";
import { teams } from "../schema/people";
import { recommendationDecisions } from "../schema/recommendations";
import { services } from "../schema/slos";
import { recordAudit } from "../store/audit";
import { serialWrite } from "../store/serial-write";
import { subjectOf } from "./internal/subject";

/** How far the action item is that the recommendation became. */
export async function setAcceptedState(
  actor: Actor,
  decision: number,
  state: ActionState,
  now: Date,
): Promise<void> {
  await serialWrite(async (tx) => {
    const [found] = await readingIn(tx, actor)
      .select({ before: recommendationDecisions, team: teams })
      .from(recommendationDecisions)
      .innerJoin(services, eq(services.id, recommendationDecisions.serviceId))
      .innerJoin(teams, eq(teams.id, services.teamId))
      .where(eq(recommendationDecisions.id, decision));
    if (!found || found.before.actionState === null)
      throw new AppError("not-found", "This action item doesn’t exist, or you don’t have access.");
    const { before, team } = found;
    assertCan(actor, "respond", team);
    await tx
      .update(recommendationDecisions)
      .set({ actionState: state, doneAt: doneAtOf(before, state, now) })
      .where(eq(recommendationDecisions.id, decision));
    await recordAudit(tx, actor, {
      action: "recommendation.set-action-state",
      subject: subjectOf(before.key),
      teamId: team.id,
      before: { state: before.actionState },
      after: { state },
      at: now,
    });
  });
}
