import "server-only";
import type { Actor } from "@/db/access/actor";
import {
  findEvaluationProgress,
  listEvaluatedAlerts,
  recordEvaluation,
  type MinuteSightings,
} from "@/db/alerts/evaluation";
import { endMutes } from "@/db/alerts/end-mutes";
import { listSlos } from "@/db/slos/list";
import type { Slo } from "@/db/slos/slo";
import { minutesDue, type MinutesDue } from "@/lib/alert/minutes-due";
import {
  openAfter,
  openBefore,
  severitiesOf,
  tierAt,
  tiersAfter,
  type EvaluationProgress,
} from "@/lib/alert/progress";
import type { OpenAlert } from "@/lib/alert/sighting";
import { sightingsOf, verdictsOf } from "@/lib/alert/verdicts";
import { MINUTE_MS } from "@/lib/time/duration";
import { log } from "@/server/logging/log";
import { yieldToOthers } from "@/server/request/yield-to-others";
import { evaluateSlos } from "@/server/slos/status";
import { watchedSources, type WatchedSources } from "./watched-sources";

type Context = { actor: Actor; now: Date; stop: AbortSignal };

/**
 * Evaluates every minute since the last one, in order, and tells what it changes for alerts in one
 * transaction: what came and went meanwhile is recorded, and what still is so is told once.
 */
export async function evaluateMinutes({ actor, now, stop }: Context): Promise<void> {
  await endMutes(actor, now);
  const before = await findEvaluationProgress(actor);
  const due = minutesDue(before?.minute ?? null, now.getTime());
  if (due === null) return;
  tellSkipped(due);
  const slos = (await listSlos(actor)).filter(({ alerting }) => alerting.policy !== "none");
  const walk = new Walk(before, await listEvaluatedAlerts(actor), slos, {
    sources: await watchedSources(actor, slos),
    last: due.to,
  });
  for (let minute = due.from; minute <= due.to && !stop.aborted; minute += 1) {
    await walk.evaluate(actor, minute);
    await yieldToOthers();
  }
  const after = walk.progress;
  if (after !== null && after !== before)
    await recordEvaluation(actor, before, walk.minutes, after);
}

/** What follows minute by minute, before anything is written. */
class Walk {
  readonly minutes: MinuteSightings[] = [];
  private open: ReadonlyMap<string, OpenAlert>;

  constructor(
    public progress: EvaluationProgress | null,
    alerts: readonly OpenAlert[],
    private readonly slos: readonly Slo[],
    private readonly asOfNow: { sources: WatchedSources; last: number },
  ) {
    this.open = openBefore(progress, alerts);
  }

  async evaluate(actor: Actor, minute: number): Promise<void> {
    const at = minute * MINUTE_MS;
    const evaluated = await evaluateSlos(actor, this.slos, at);
    const { sources, last } = this.asOfNow;
    const known = {
      open: this.open,
      tierBefore: (objectiveId: number) => tierAt(this.progress, objectiveId),
      sourceFails: sources.fails(at),
    };
    const verdicts = evaluated.flatMap(({ slo, objectives }) =>
      verdictsOf(slo, objectives, at, known),
    );
    // How asking goes is known for now alone.
    const judged =
      minute === last
        ? { open: this.open, verdicts: [...verdicts, ...sources.verdicts(at)] }
        : { open: withoutSources(this.open), verdicts };
    const sightings = sightingsOf(judged.open, judged.verdicts, at);
    this.open = openAfter(this.open, sightings);
    this.minutes.push({ at: new Date(at), sightings });
    this.progress = {
      minute,
      tiers: tiersAfter(this.progress, evaluated),
      severities: severitiesOf(this.open),
    };
  }
}

const withoutSources = (open: ReadonlyMap<string, OpenAlert>): Map<string, OpenAlert> =>
  new Map([...open].filter(([, { kind }]) => kind !== "source"));

function tellSkipped({ from, to, skipped }: MinutesDue): void {
  if (skipped > 0)
    log("warn", "alerts.minutes-skipped", {
      minutes: skipped,
      until: new Date(from * MINUTE_MS).toISOString(),
    });
  else if (to > from) log("info", "alerts.minutes-caught-up", { minutes: to - from + 1 });
}
