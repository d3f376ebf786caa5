import { MINUTE_MS } from "@/lib/time/duration";
import { whyNotNow, type NotNow } from "./level-when";
import type { PagedFor } from "./paged-for";
import { recipientsOf, type EscalationPolicy, type Recipient, type Resolve } from "./policy";

/**
 * How far the walk through a policy has come. Levels and rounds count from 0; at `nextAt`, epoch
 * milliseconds, something is due. `asked`: whoever acknowledged was asked again.
 */
export type Escalation =
  | { state: "running"; level: number; round: number; nextAt: number }
  | {
      state: "acknowledged";
      level: number;
      round: number;
      by: string;
      asked: boolean;
      nextAt: number;
    }
  | { state: "exhausted"; level: number; round: number; nextAt: number }
  | { state: "done" };

export type EscalationEvent =
  /** `from`: whose it was, who hands it over; without, what somebody has stays theirs. */
  | { kind: "acknowledged"; by: string; from?: string | undefined }
  /** Time has come so far; nothing happens before something is due. */
  | { kind: "due" }
  /** What it was about is over. */
  | { kind: "resolved" };

/** What follows, for the outbox and the timeline. */
export type Effect =
  | {
      kind: "notify";
      level: number;
      round: number;
      recipients: readonly Recipient[];
      /** Whom it names, and nothing reaches. */
      unreached: readonly Recipient[];
      /** Levels whose time went by while nothing ran; they were notified of nothing. */
      missed: number;
    }
  /**
   * The level stood for nobody, for nobody who is reached, or did not apply then, and was not
   * waited for.
   */
  | {
      kind: "skipped";
      level: number;
      round: number;
      unreached: readonly Recipient[];
      why?: NotNow;
    }
  /** What has not been sent is not to be. */
  | { kind: "canceled" }
  /** Still firing long after it was acknowledged. */
  | { kind: "asked-again"; person: string }
  /** Goes to these, the team's managers and every admin. */
  | { kind: "nobody-answered"; recipients: readonly Recipient[] }
  /** Goes to the team's managers and every admin, because there is nobody to go to before them. */
  | { kind: "no-policy"; recipients: readonly Recipient[] };

export type Step = { escalation: Escalation; effects: readonly Effect[] };
/** `reaches`: whether anything that is sent would reach them; without, everybody is reached. */
export type Rules = {
  policy: EscalationPolicy;
  resolve: Resolve;
  /** Of the alert, and of its incident. */
  pagedFor: readonly PagedFor[];
  reaches?: (recipient: Recipient) => boolean;
};

/** The first level is notified at once; without any, the last resort. */
export function start(at: number, rules: Rules): Step {
  if (rules.policy.levels.length > 0) return goOn(FIRST, at, at, rules);
  const { escalation } = nobodyAnswered(FIRST, at, rules);
  return { escalation, effects: [{ kind: "no-policy", recipients: [] }] };
}

/** What somebody has already: nobody is told before they are asked again. */
export const resume = (
  by: string,
  at: number,
  { reNotifyAfterMinutes }: EscalationPolicy,
): Step => ({
  escalation: {
    state: "acknowledged",
    level: 0,
    round: 0,
    by,
    asked: false,
    nextAt: at + reNotifyAfterMinutes * MINUTE_MS,
  },
  effects: [],
});

/** The next state, and what follows from it. What is over stays over, whatever comes late. */
export function step(
  escalation: Escalation,
  event: EscalationEvent,
  at: number,
  rules: Rules,
): Step {
  if (escalation.state === "done") return { escalation, effects: [] };
  switch (event.kind) {
    case "resolved":
      return { escalation: { state: "done" }, effects: [{ kind: "canceled" }] };
    case "acknowledged":
      return acknowledge(escalation, event, at, rules);
    case "due":
      return due(escalation, at, rules);
    default:
      throw new RangeError(`no event ${String(event satisfies never)}`);
  }
}

type Live = Exclude<Escalation, { state: "done" }>;

function acknowledge(
  escalation: Live,
  { by, from }: Extract<EscalationEvent, { kind: "acknowledged" }>,
  at: number,
  { policy }: Rules,
): Step {
  const { level, round, state } = escalation;
  if (state === "acknowledged" && !escalation.asked && escalation.by !== from)
    return { escalation, effects: [] };
  const nextAt = at + policy.reNotifyAfterMinutes * MINUTE_MS;
  return {
    escalation: { state: "acknowledged", level, round, by, asked: false, nextAt },
    effects: [{ kind: "canceled" }],
  };
}

function due(escalation: Live, at: number, rules: Rules): Step {
  if (escalation.nextAt > at) return { escalation, effects: [] };
  const { level, round, nextAt } = escalation;
  if (escalation.state === "exhausted") return nobodyAnswered({ level, round }, at, rules);
  if (escalation.state === "running") {
    const next = placeAfter({ level, round }, rules.policy);
    return next ? goOn(next, nextAt, at, rules) : nobodyAnswered({ level, round }, at, rules);
  }
  if (escalation.asked) return goOn({ level, round }, at, at, rules);
  const asks: Effect = { kind: "asked-again", person: escalation.by };
  // Nobody waits for an answer from someone who is not reached.
  if (!isReached({ kind: "person", person: escalation.by }, rules)) {
    const next = goOn({ level, round }, at, at, rules);
    return { ...next, effects: [asks, ...next.effects] };
  }
  const until = at + timeoutMs({ level, round }, rules);
  return { escalation: { ...escalation, asked: true, nextAt: until }, effects: [asks] };
}

type Place = { level: number; round: number };
const FIRST: Place = { level: 0, round: 0 };

/**
 * On from a place whose time began at `since`, to the one whose time it is: over levels that stand
 * for nobody or do not apply, and over those whose time went by while nothing ran.
 */
function goOn(from: Place, since: number, at: number, rules: Rules): Step {
  const { policy } = rules;
  const skipped: Effect[] = [];
  let begins = since;
  let missed = 0;
  let last = from;
  let place: Place | null = policy.levels.length > 0 ? from : null;
  for (let empty = 0; place && empty < policy.levels.length; place = placeAfter(place, policy)) {
    last = place;
    const ends: number = begins + timeoutMs(place, rules);
    const why = notNow(place.level, at, rules);
    const { reached, unreached } = recipientsUpTo(place, at, rules, place.level);
    if (reached.length === 0) {
      skipped.push({ kind: "skipped", ...place, unreached, ...(why === null ? {} : { why }) });
      empty += 1;
    } else if (ends > at) {
      return notify(place, missed > 0 ? at + timeoutMs(place, rules) : ends, at, rules, {
        skipped,
        missed,
      });
    } else {
      missed += 1;
      empty = 0;
      begins = ends;
    }
  }
  const end = nobodyAnswered(last, at, rules);
  return { ...end, effects: [...skipped, ...end.effects] };
}

/** Earlier levels go on being notified, as far as they apply. */
function notify(
  place: Place,
  nextAt: number,
  at: number,
  rules: Rules,
  { skipped, missed }: { skipped: readonly Effect[]; missed: number },
): Step {
  const { reached: recipients, unreached } = recipientsUpTo(place, at, rules, 0);
  return {
    escalation: { state: "running", ...place, nextAt },
    effects: [...skipped, { kind: "notify", ...place, recipients, unreached, missed }],
  };
}

/** Loud, and again after as long as whoever acknowledges is asked again. */
function nobodyAnswered(place: Place, at: number, { policy, resolve }: Rules): Step {
  const recipients = recipientsOf(policy.whenNobodyAnswers, at, resolve);
  return {
    escalation: {
      state: "exhausted",
      ...place,
      nextAt: at + policy.reNotifyAfterMinutes * MINUTE_MS,
    },
    effects: [{ kind: "nobody-answered", recipients }],
  };
}

function placeAfter({ level, round }: Place, { levels, repeat }: EscalationPolicy): Place | null {
  if (level + 1 < levels.length) return { level: level + 1, round };
  return repeat === "forever" || round < repeat ? { level: 0, round: round + 1 } : null;
}

/** Whoever is asked again has some time, too, where a policy has no levels. */
const timeoutMs = ({ level }: Place, { policy }: Rules): number =>
  (policy.levels[level]?.timeoutMinutes ?? 5) * MINUTE_MS;

const notNow = (level: number, at: number, { policy, pagedFor }: Rules): NotNow | null =>
  whyNotNow(policy.levels[level]?.when, pagedFor, at);

/** Of the levels from `first` on that apply. */
function recipientsUpTo({ level }: Place, at: number, rules: Rules, first: number) {
  const targets = rules.policy.levels
    .slice(0, level + 1)
    .flatMap((each, index) =>
      index < first || notNow(index, at, rules) !== null ? [] : each.targets,
    );
  const all = recipientsOf(targets, at, rules.resolve);
  return {
    reached: all.filter((recipient) => isReached(recipient, rules)),
    unreached: all.filter((recipient) => !isReached(recipient, rules)),
  };
}

const isReached = (recipient: Recipient, { reaches }: Rules): boolean =>
  reaches?.(recipient) ?? true;
