import type { HourTally, Sums } from "@/lib/budget/hour-series";
import type { MinuteBucket } from "@/lib/measurement/tally";
import type { Interval } from "@/lib/time/interval";
import type { Actor } from "../access/actor";
import { assertReadsSlos } from "../slos/assert-reads";
import { rememberedSums } from "./internal/remembered-windows";
import { selectMinutes, sumHours } from "./internal/series";
import { sumRunning, sumWindows } from "./internal/windows";
import type { RunningRequest, WindowRequest } from "./measurement";

const slosOf = (requests: readonly { sloId: number }[]): number[] =>
  requests.map(({ sloId }) => sloId);

/**
 * Exact sums over each interval of each request: `tally` in the units of the budgeting method,
 * `counts` in thousandths of an event. A constant number of statements, however many SLOs and
 * however long the windows; all as of one instant.
 */
export async function windowTallies(
  actor: Actor,
  requests: readonly WindowRequest[],
): Promise<Sums[][]> {
  await assertReadsSlos(actor, slosOf(requests));
  return sumWindows(requests);
}

/**
 * As `windowTallies`, for stretches that are over: their sums are remembered until something older
 * than their end comes in.
 */
export async function rememberedTallies(
  actor: Actor,
  requests: readonly WindowRequest[],
): Promise<Sums[][]> {
  await assertReadsSlos(actor, slosOf(requests));
  return rememberedSums(requests);
}

/**
 * Everything counted before each instant: the difference of two is what `windowTallies` says
 * between them.
 */
export async function runningSums(
  actor: Actor,
  request: RunningRequest,
): Promise<Map<number, Sums>> {
  await assertReadsSlos(actor, slosOf([request]));
  return sumRunning(request);
}

/** The sums of each epoch hour in [fromHour, toHour) that has data, for each request. */
export async function hourlyTallies(
  actor: Actor,
  requests: readonly Omit<WindowRequest, "intervals">[],
  fromHour: number,
  toHour: number,
): Promise<HourTally[][]> {
  await assertReadsSlos(actor, slosOf(requests));
  return sumHours(requests, fromHour, toHour);
}

/** The minutes with data of an interval; none where only the sums of hours are kept. */
export async function minuteTallies(
  actor: Actor,
  sloId: number,
  interval: Interval,
): Promise<MinuteBucket[]> {
  await assertReadsSlos(actor, [sloId]);
  return selectMinutes(sloId, interval);
}
