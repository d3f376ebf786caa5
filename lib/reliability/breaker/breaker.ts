import { HABITS } from "./habits";
import type { BreakerSettings } from "./settings";
import { countsOf, emptyWindow, withCall, withRejected, type Window } from "./window";

/** `epoch` counts its changes: what a call tells that began in an earlier one is of the past. */
export type BreakerState = { epoch: number; window: Window } & (
  | { kind: "closed" }
  | { kind: "open"; sinceMs: number }
  | { kind: "half-open"; started: number; ended: number; failed: number }
);

/** The epoch in which a call was let through; null where it was turned away. */
export type Permit = number | null;

/** A closed breaker that has seen nothing; the buckets of its window count from `atMs`. */
export const newBreaker = (settings: BreakerSettings, atMs: number): BreakerState => ({
  kind: "closed",
  epoch: 0,
  window: emptyWindow(settings, atMs),
});

/** Lets a call through, or turns it away: while it is open, and beyond the probes of a half-open one. */
export function askBreaker(
  settings: BreakerSettings,
  asked: BreakerState,
  atMs: number,
): { state: BreakerState; permit: Permit } {
  const state = dueToProbe(settings, asked, atMs);
  if (state.kind === "closed") return { state, permit: state.epoch };
  if (state.kind === "half-open" && state.started < settings.halfOpenCalls)
    return { state: { ...state, started: state.started + 1 }, permit: state.epoch };
  const window = withRejected(settings, state.window, atMs);
  return { state: { ...state, window }, permit: null };
}

/** What follows from the end of a call that was let through. */
export function recordCall(
  settings: BreakerSettings,
  state: BreakerState,
  permit: number,
  failed: boolean,
  atMs: number,
): BreakerState {
  if (permit !== state.epoch || state.kind === "open") return state;
  const window = withCall(settings, state.window, failed, atMs);
  if (state.kind === "half-open")
    return afterProbe(
      settings,
      { ...state, window, ended: state.ended + 1, failed: state.failed + (failed ? 1 : 0) },
      atMs,
    );
  const judged = failed || HABITS[settings.library].judgesSuccesses;
  return judged && isReached(settings, window)
    ? { kind: "open", sinceMs: atMs, epoch: state.epoch + 1, window }
    : { ...state, window };
}

/** Gives a permit back whose call says neither: the probe may be made by another. */
export const returnPermit = (state: BreakerState, permit: number): BreakerState =>
  state.kind === "half-open" && permit === state.epoch
    ? { ...state, started: state.started - 1 }
    : state;

function dueToProbe(settings: BreakerSettings, state: BreakerState, atMs: number): BreakerState {
  if (state.kind !== "open" || atMs - state.sinceMs < settings.openMs) return state;
  const { window, epoch } = state;
  return { kind: "half-open", epoch: epoch + 1, window, started: 0, ended: 0, failed: 0 };
}

function afterProbe(
  settings: BreakerSettings,
  state: Extract<BreakerState, { kind: "half-open" }>,
  atMs: number,
): BreakerState {
  if (state.ended < settings.halfOpenCalls) return state;
  const epoch = state.epoch + 1;
  if (probesFailed(settings, state))
    return { kind: "open", sinceMs: atMs, epoch, window: state.window };
  return { kind: "closed", epoch, window: windowAfterProbes(settings, state.window, atMs) };
}

const probesFailed = (
  settings: BreakerSettings,
  { failed, ended }: { failed: number; ended: number },
): boolean =>
  settings.kind === "consecutive"
    ? failed > 0
    : failed > 0 && isOver(settings, failed, settings.threshold * ended);

function windowAfterProbes(settings: BreakerSettings, window: Window, atMs: number): Window {
  switch (HABITS[settings.library].afterProbes) {
    case "nothing":
      return emptyWindow(settings, atMs);
    case "the probe":
      return withCall(settings, emptyWindow(settings, atMs), false, atMs);
    default:
      return window;
  }
}

function isReached(settings: BreakerSettings, window: Window): boolean {
  const { calls, failures } = countsOf(window);
  if (settings.kind === "consecutive") return isOver(settings, failures, settings.threshold);
  return calls >= settings.minCalls && isOver(settings, failures, settings.threshold * calls);
}

const isOver = ({ comparison }: BreakerSettings, value: number, limit: number): boolean =>
  comparison === ">=" ? value >= limit : value > limit;
