import "server-only";
import type { Actor } from "@/db/access/actor";
import {
  findEvaluationProgress,
  listEvaluatedAlerts,
  recordEvaluation,
} from "@/db/alerts/evaluation";
import { endMutes } from "@/db/alerts/end-mutes";
import { minutesDue, type MinutesDue } from "@/lib/alert/minutes-due";
import { MINUTE_MS } from "@/lib/time/duration";
import { log } from "@/server/logging/log";
import { yieldToOthers } from "@/server/request/yield-to-others";
import { MinuteWalk } from "./minute-walk";
import { watchedSlos } from "./watched-slos";
import { watchedSources } from "./watched-sources";

type Context = { actor: Actor; now: Date; stop: AbortSignal };

/** What takes longer to go through is passed over, so that what is so now is told. */
const CATCH_UP_FOR_MS = 2 * MINUTE_MS;

/**
 * Evaluates every minute since the last one, in order, and tells what it changes for alerts in one
 * transaction: what came and went meanwhile is recorded, and what still is so is told once. Minutes
 * that end meanwhile are evaluated too, before anything is told.
 */
export async function evaluateMinutes(
  { actor, now, stop }: Context,
  spentMs = stopwatch(),
): Promise<void> {
  await endMutes(actor, now);
  const before = await findEvaluationProgress(actor);
  const walk = new MinuteWalk(before, await listEvaluatedAlerts(actor));
  const dueNow = () => minutesDue(walk.progress?.minute ?? null, now.getTime() + spentMs());
  let due = dueNow();
  while (due !== null && (await goThrough(walk, due, { actor, stop, spentMs }))) due = dueNow();
  const after = walk.progress;
  if (after === null || after === before) return;
  tell(walk);
  const skipped = walk.skipped && { ...walk.skipped, at: now.getTime() };
  const known = skipped ? { ...after, skipped } : after;
  await recordEvaluation(actor, before, walk.minutes, known, new Date(now.getTime() + spentMs()));
}

type Going = Pick<Context, "actor" | "stop"> & { spentMs: () => number };

/** False where it was stopped. */
async function goThrough(
  walk: MinuteWalk,
  { from, to, skipped }: MinutesDue,
  { actor, stop, spentMs }: Going,
): Promise<boolean> {
  const slos = await watchedSlos(actor);
  const sources = await watchedSources(actor, slos);
  walk.passOver(skipped, from);
  let minute = from;
  for (; minute <= to && !stop.aborted; minute += 1) {
    if (spentMs() > CATCH_UP_FOR_MS) {
      walk.passOver(to - minute, to);
      minute = to;
    }
    await walk.evaluate(actor, { minute, slos, sources, isLast: minute === to });
    await yieldToOthers();
  }
  return minute > to;
}

function tell({ minutes, skipped }: MinuteWalk): void {
  if (skipped !== null)
    log("warn", "alerts.minutes-skipped", {
      minutes: skipped.minutes,
      until: new Date(skipped.until).toISOString(),
    });
  if (minutes.length > 1) log("info", "alerts.minutes-caught-up", { minutes: minutes.length });
}

function stopwatch(): () => number {
  const begun = performance.now();
  return () => performance.now() - begun;
}
