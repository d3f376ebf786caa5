import { HABITS } from "./habits";
import type { BreakerSettings } from "./settings";
import {
  counted,
  emptyTimeWindow,
  sumOf,
  turnedByClock,
  turnedOnCall,
  type TimeWindow,
} from "./time-window";

/** What a breaker remembers of its calls; `failed` holds the last ones, the oldest first. */
export type Window =
  | { kind: "consecutive"; failures: number }
  | { kind: "count"; failed: readonly boolean[]; failures: number }
  | { kind: "time"; of: TimeWindow };

export function emptyWindow(settings: BreakerSettings, atMs: number): Window {
  switch (settings.kind) {
    case "consecutive":
      return { kind: "consecutive", failures: 0 };
    case "count":
      return { kind: "count", failed: [], failures: 0 };
    case "time": {
      const { buckets, rotation } = HABITS[settings.library];
      const count = buckets(settings.windowMs);
      const bucketMs = Math.max(1, Math.round(settings.windowMs / count));
      const startedAt = rotation === "by-clock" ? atMs : -Infinity;
      return { kind: "time", of: emptyTimeWindow(count, bucketMs, startedAt) };
    }
    default:
      return settings satisfies never;
  }
}

/** With one more call, that failed or not. */
export function withCall(
  settings: BreakerSettings,
  window: Window,
  failed: boolean,
  atMs: number,
): Window {
  switch (window.kind) {
    case "consecutive":
      return { kind: "consecutive", failures: failed ? window.failures + 1 : 0 };
    case "count":
      return withLastCall(window, failed, settings.kind === "count" ? settings.calls : 1);
    case "time":
      return {
        kind: "time",
        of: counted(turned(settings, window.of, atMs), 1, failed ? 1 : 0),
      };
    default:
      return window satisfies never;
  }
}

/** With a call that was turned away; only a window of time knows such. */
export const withRejected = (settings: BreakerSettings, window: Window, atMs: number): Window =>
  window.kind === "time" && HABITS[settings.library].countsRejected
    ? { kind: "time", of: counted(turned(settings, window.of, atMs), 1, 0) }
    : window;

function withLastCall(
  { failed, failures }: Extract<Window, { kind: "count" }>,
  last: boolean,
  most: number,
): Window {
  const full = failed.length >= most;
  const gone = full && failed[0] === true ? 1 : 0;
  return {
    kind: "count",
    failed: [...(full ? failed.slice(1) : failed), last],
    failures: failures - gone + (last ? 1 : 0),
  };
}

const turned = (settings: BreakerSettings, window: TimeWindow, atMs: number): TimeWindow =>
  HABITS[settings.library].rotation === "by-clock"
    ? turnedByClock(window, atMs)
    : turnedOnCall(window, atMs);

/** How many calls a window holds, and how many of them failed. */
export function countsOf(window: Window): { calls: number; failures: number } {
  switch (window.kind) {
    case "consecutive":
      return { calls: window.failures, failures: window.failures };
    case "count":
      return { calls: window.failed.length, failures: window.failures };
    case "time":
      return sumOf(window.of);
    default:
      return window satisfies never;
  }
}
