import { eq } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import { ACTION_STATE_WORDS, type ActionState, isPending } from "@/lib/postmortem/action-item";
import { assertCan, type Actor } from "../access/actor";
import { readingIn } from "../access/reader";
import { doneAtOf } from "../postmortems/internal/done-at";
import { teams } from "../schema/people";
import { recommendationDecisions } from "../schema/recommendations";
import { services } from "../schema/slos";
import { recordAudit } from "../store/audit";
import { serialWrite } from "../store/serial-write";
import { isSuperseded } from "./internal/current";
import { subjectOf } from "./internal/subject";

const changed = (now: ActionState): string =>
  `Someone changed this action item after you opened the page. Its state is now "${ACTION_STATE_WORDS[now]}". Reload the page, and change it there.`;
const REPLACED =
  "This action item was replaced by a later decision, and can’t be reopened. Accept the recommendation again instead.";

/**
 * How far the action item is that the recommendation became; `from`: how far the actor saw it. One
 * that another decision replaced is not taken up again.
 */
export async function setAcceptedState(
  actor: Actor,
  decision: number,
  { to, from }: { to: ActionState; from?: ActionState | undefined },
  now: Date,
): Promise<void> {
  await serialWrite(async (tx) => {
    const [found] = await readingIn(tx, actor)
      .select({ before: recommendationDecisions, team: teams })
      .from(recommendationDecisions)
      .innerJoin(services, eq(services.id, recommendationDecisions.serviceId))
      .innerJoin(teams, eq(teams.id, services.teamId))
      .where(eq(recommendationDecisions.id, decision));
    const held = found?.before.actionState ?? null;
    if (!found || held === null)
      throw new AppError("not-found", "This action item doesn’t exist, or you don’t have access.");
    const { before, team } = found;
    assertCan(actor, "respond", team);
    if (from !== undefined && held !== from) throw new AppError("conflict", changed(held));
    if (isPending(to) && !isPending(held) && (await isSuperseded(tx, before)))
      throw new AppError("conflict", REPLACED);
    await tx
      .update(recommendationDecisions)
      .set({ actionState: to, doneAt: doneAtOf(before, to, now) })
      .where(eq(recommendationDecisions.id, decision));
    await recordAudit(tx, actor, {
      action: "recommendation.set-action-state",
      subject: subjectOf(before.key),
      teamId: team.id,
      before: { state: held },
      after: { state: to },
      at: now,
    });
  });
}
