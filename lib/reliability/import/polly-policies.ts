import type { FoundCall } from "./code-search";
import type { Backoff } from "./jitter";
import type { Layer } from "./layers";
import { known, type Ledger } from "./ledger";
import { NUMBER, WHOLE } from "./readings";
import { FINITE_SPAN, TIME_SPAN } from "./time-span";
import type { Written } from "./written";

/** Polly 7: the policies, each also as `...Async`. Retries are counted after the first call. */
const KINDS = [
  "WaitAndRetry",
  "Retry",
  "RetryForever",
  "WaitAndRetryForever",
  "CircuitBreaker",
  "AdvancedCircuitBreaker",
  "Timeout",
  "Bulkhead",
] as const;
type Kind = (typeof KINDS)[number];

export const POLLY_POLICIES: ReadonlySet<string> = new Set(
  KINDS.flatMap((kind) => [kind, `${kind}Async`]),
);

const UNCLEAR = "Its arguments are not all written out, so that the policy is not read.";

/** The policy that a call of Polly 7 makes; null where it is not clear. */
export function pollyPolicy({ call }: FoundCall, ledger: Ledger): Layer | null {
  const place = { key: call.name, line: call.line, column: call.column };
  const name = call.name.replace(/Async$/, "");
  const kind = KINDS.find((each) => each === name);
  const layer = kind ? READERS[kind](call.args) : null;
  if (layer) return { ...place, ...layer };
  ledger.unread.push({ ...place, why: UNCLEAR });
  return null;
}

type WithoutPlace<T> = T extends unknown ? Omit<T, "key" | "line" | "column"> : never;
type Reader = (args: readonly Written[]) => WithoutPlace<Layer> | null;

const READERS: Readonly<Record<Kind, Reader>> = {
  WaitAndRetry: waitAndRetry,
  Retry: ([count]) => {
    const retries = count === undefined ? 1 : WHOLE.read(count);
    if (retries === undefined) return null;
    return { kind: "retry", settings: { attempts: retries + 1, backoff: { kind: "none" } } };
  },
  RetryForever: () => null,
  WaitAndRetryForever: () => null,
  CircuitBreaker: ([count, open]) => {
    const [threshold, openMs] = [count && WHOLE.read(count), open && FINITE_SPAN.read(open)];
    if (threshold === undefined || openMs === undefined) return null;
    const breaker = { kind: "consecutive", threshold, comparison: ">=", openMs } as const;
    return { kind: "breaker", breaker: { ...breaker, halfOpenCalls: 1 }, countsAll: false };
  },
  AdvancedCircuitBreaker: ([ratio, window, minimum, open]) => {
    const fields = known({
      threshold: ratio && NUMBER.read(ratio),
      windowMs: window && FINITE_SPAN.read(window),
      minCalls: minimum && WHOLE.read(minimum),
      openMs: open && FINITE_SPAN.read(open),
    });
    if (Object.keys(fields).length < 4) return null;
    const breaker = { kind: "time", comparison: ">=", ...fields, halfOpenCalls: 1 } as const;
    return { kind: "breaker", breaker, countsAll: false };
  },
  Timeout: ([time]) => {
    const seconds = time && NUMBER.read(time);
    const ms = seconds === undefined ? time && TIME_SPAN.read(time) : seconds * 1000;
    return ms === undefined ? null : { kind: "timeout", ms };
  },
  Bulkhead: ([limit, waiting]) => {
    const max = limit && WHOLE.read(limit);
    const queue = waiting === undefined ? 0 : WHOLE.read(waiting);
    return max === undefined || queue === undefined
      ? null
      : { kind: "bulkhead", settings: { bulkhead: { max, queue } } };
  },
};

function waitAndRetry([first, second]: readonly Written[]): WithoutPlace<Layer> | null {
  if (first?.kind === "list") return waitsOf(first.items);
  const retries = first && WHOLE.read(first);
  if (retries === undefined) return null;
  const backoff = second?.kind === "code" ? backoffOf(second.text) : undefined;
  return { kind: "retry", settings: { attempts: retries + 1, ...known({ backoff }) } };
}

function waitsOf(items: readonly Written[]): WithoutPlace<Layer> {
  const waits = items.map((item) => FINITE_SPAN.read(item));
  const [baseMs] = waits;
  const isConstant = baseMs !== undefined && waits.every((wait) => wait === baseMs);
  const backoff: Backoff | undefined = isConstant
    ? { kind: "constant", baseMs, jitter: "none" }
    : undefined;
  return { kind: "retry", settings: { attempts: items.length + 1, ...known({ backoff }) } };
}

const POWER =
  /^\w+ => TimeSpan \. From(Milliseconds|Seconds) \( Math \. Pow \( (\d{1,4}) , \w+ \) \)$/;
const FIXED = /^\w+ => TimeSpan \. From(Milliseconds|Seconds) \( (\d{1,9}) \)$/;

/** The two forms of waiting that the documentation of Polly 7 shows; retries count from 1. */
function backoffOf(code: string): Backoff | undefined {
  const fixed = FIXED.exec(code);
  if (fixed) return { kind: "constant", baseMs: msOf(fixed), jitter: "none" };
  const power = POWER.exec(code);
  if (!power) return undefined;
  const factor = Number(power[2]);
  return { kind: "exponential", baseMs: msOf(power), factor, capMs: null, jitter: "none" };
}

const msOf = ([, unit, amount]: RegExpExecArray): number =>
  Number(amount) * (unit === "Seconds" ? 1000 : 1);
