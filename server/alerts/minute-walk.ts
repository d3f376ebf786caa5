import "server-only";
import type { Actor } from "@/db/access/actor";
import type { MinuteSightings } from "@/db/alerts/evaluation";
import type { Slo } from "@/db/slos/slo";
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
import { mapWithPauses } from "@/server/request/yield-to-others";
import { evaluateSlos } from "@/server/slos/status";
import { asOf } from "./as-of";
import type { WatchedSources } from "./watched-sources";

/** `isLast`: how asking the sources goes is known for now alone. */
type Minute = { minute: number; slos: readonly Slo[]; sources: WatchedSources; isLast: boolean };

/** What follows minute by minute, before anything is written. */
export class MinuteWalk {
  readonly minutes: MinuteSightings[] = [];
  /** How many minutes were passed over, the last of them before `until`, epoch milliseconds. */
  skipped: { minutes: number; until: number } | null = null;
  private open: ReadonlyMap<string, OpenAlert>;

  constructor(
    public progress: EvaluationProgress | null,
    alerts: readonly OpenAlert[],
  ) {
    this.open = openBefore(progress, alerts);
  }

  /** Minutes before this one are not evaluated. */
  passOver(minutes: number, minute: number): void {
    if (minutes === 0) return;
    const before = this.skipped?.minutes ?? 0;
    this.skipped = { minutes: before + minutes, until: minute * MINUTE_MS };
  }

  async evaluate(actor: Actor, { minute, slos, sources, isLast }: Minute): Promise<void> {
    const at = minute * MINUTE_MS;
    const evaluated = await evaluateSlos(actor, await asOf(actor, slos, at), at);
    const known = {
      open: this.open,
      tierBefore: (objectiveId: number) => tierAt(this.progress, objectiveId),
      sourceFails: sources.fails(at),
    };
    const ofSlos = await mapWithPauses(evaluated, ({ slo, objectives }) =>
      verdictsOf(slo, objectives, at, known),
    );
    const verdicts = ofSlos.flat();
    const judged = isLast
      ? { open: this.open, verdicts: [...verdicts, ...sources.verdicts(at)] }
      : { open: withoutSources(this.open), verdicts };
    const sightings = sightingsOf(judged.open, judged.verdicts, at);
    this.open = openAfter(this.open, sightings);
    this.minutes.push({ at: new Date(at), sightings });
    this.progress = {
      ...this.progress,
      minute,
      tiers: tiersAfter(this.progress, evaluated),
      severities: severitiesOf(this.open),
    };
  }
}

const withoutSources = (open: ReadonlyMap<string, OpenAlert>): Map<string, OpenAlert> =>
  new Map([...open].filter(([, { kind }]) => kind !== "source"));
