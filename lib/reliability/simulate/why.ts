import { formatCount } from "@/lib/formats/count";
import { formatMs } from "@/lib/formats/milliseconds";
import { formatPercent } from "@/lib/formats/percent";
import { meanServiceMs } from "./service-time";
import type { Settings } from "./settings";
import type { Summary } from "./summary";

type Compared = { before: Summary; after: Summary; settings: Settings };

/** Less than a twentieth of a percent of the requests is no difference worth a sentence. */
const SAME_SHARE = 0.0005;
const SAME_RATIO = 0.02;

/** Calls a second that a dependency works off with every slot busy. */
export const capacityPerSecond = ({ dependency }: Settings): number =>
  (dependency.slots * 1000) / meanServiceMs(dependency);

/** In one sentence what the change does, and by what. */
export function whyDifferent(compared: Compared): string {
  if (compared.before.arrivals === 0) return "No requests arrive, so there is nothing to compare.";
  const cause = causeOf(compared);
  if (cause === null) return "The change makes no difference in this scenario.";
  return `${cause}; ${successWords(compared)}.`;
}

const share = (value: number): string => formatPercent(value, 1);

function successWords({ before, after }: Compared): string {
  const [was, is] = [before.successShare ?? 0, after.successShare ?? 0];
  return Math.abs(is - was) < SAME_SHARE
    ? `as many requests succeed, ${share(is)}`
    : `${share(is)} of the requests succeed instead of ${share(was)}`;
}

/** What differs most plainly, from the strongest on. */
const causeOf = (compared: Compared): string | null =>
  turnedAwayWords(compared, "shed", "The client throttle sheds") ??
  recoveryWords(compared) ??
  openWords(compared) ??
  turnedAwayWords(compared, "rejected", "Breakers, bulkheads and full queues reject") ??
  largestWords(compared);

function recoveryWords(compared: Compared): string | null {
  const { before, after, settings } = compared;
  if (before.recovered === null || before.recovered === after.recovered) return null;
  const dependency = `dependency, which can serve ${formatCount(Math.round(capacityPerSecond(settings)))} calls a second,`;
  const subject = isNear(before.amplification, after.amplification)
    ? `The ${dependency}`
    : `${callsWords(compared)}, so the ${dependency}`;
  return after.recovered
    ? `${subject} recovers ${recoveredWords(after)}; before, it never did in this run`
    : `${subject} does not recover in this run; before, it did ${recoveredWords(before)}`;
}

const recoveredWords = ({ timeToRecoverMs }: Summary): string =>
  timeToRecoverMs === 0
    ? "as soon as the fault ends"
    : `${formatMs(timeToRecoverMs)} after the fault`;

function turnedAwayWords(
  { before, after }: Compared,
  outcome: "shed" | "rejected",
  words: string,
): string | null {
  const [was, is] = [before[outcome] / before.arrivals, after[outcome] / after.arrivals];
  if (Math.abs(is - was) < 0.01) return null;
  return `${words} ${share(is)} of the requests instead of ${share(was)}`;
}

function openWords({ before, after }: Compared): string | null {
  const [was, is] = [before.timeToOpenMs, after.timeToOpenMs];
  if (was === is) return null;
  if (is === null) return "The breaker no longer opens";
  return was === null
    ? `The breaker opens ${formatMs(is)} after the fault begins, and spares the dependency`
    : `The breaker opens after ${formatMs(is)} instead of ${formatMs(was)}`;
}

/** Of calls, latency and late answers what changes most; what no caller sees counts less. */
function largestWords(compared: Compared): string | null {
  const { before, after } = compared;
  const late = Math.sqrt(ratio(before.lateCalls, after.lateCalls));
  const [largest] = [
    { by: ratio(before.amplification, after.amplification), words: callsWords },
    { by: ratio(before.p99Ms, after.p99Ms), words: latencyWords },
    { by: late, words: lateWords },
  ]
    .filter(({ by }) => by > 1 + SAME_RATIO)
    .sort((a, b) => b.by - a.by);
  return largest?.words(compared) ?? null;
}

/** At least 1; nothing counts as one. */
function ratio(was: number | null, is: number | null): number {
  const [a, b] = [Math.max(1, was ?? 0), Math.max(1, is ?? 0)];
  return Math.max(a / b, b / a);
}

const callsWords = ({ before, after }: Compared): string =>
  `Each request becomes ${figure(after.amplification ?? 0)} calls to the dependency instead of ${figure(before.amplification ?? 0)}`;

const latencyWords = ({ before, after }: Compared): string =>
  `The slowest 1% of requests take ${formatMs(after.p99Ms)} instead of ${formatMs(before.p99Ms)}`;

const lateWords = ({ before, after }: Compared): string =>
  `The dependency works on ${formatCount(after.lateCalls)} calls that nobody waits for any more instead of ${formatCount(before.lateCalls)}`;

const figure = (amplification: number): string => amplification.toFixed(2);

const isNear = (a: number | null, b: number | null): boolean =>
  Math.abs((a ?? 0) - (b ?? 0)) <= SAME_RATIO * Math.max(a ?? 0, b ?? 0);
