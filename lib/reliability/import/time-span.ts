import { withoutNoise } from "./durations";
import type { Reading } from "./readings";
import type { Written } from "./written";

const UNIT_MS: Readonly<Record<string, number>> = {
  FromMilliseconds: 1,
  FromSeconds: 1000,
  FromMinutes: 60_000,
  FromHours: 3_600_000,
  FromDays: 86_400_000,
};
/** `new TimeSpan(hours, minutes, seconds)`, or with days before and milliseconds behind. */
const PARTS_MS = [86_400_000, 3_600_000, 60_000, 1000, 1];

/** A TimeSpan of C# in milliseconds; null: it never ends. */
export const TIME_SPAN: Reading<number | null> = {
  read: (value) => {
    if (value.kind === "name") return constantMs(value.text);
    return value.kind === "call" ? callMs(value) : undefined;
  },
  wants: "A TimeSpan is expected here, such as TimeSpan.FromSeconds(2).",
};

/** In milliseconds; one that never ends is none. */
export const FINITE_SPAN: Reading<number> = {
  read: (value) => TIME_SPAN.read(value) ?? undefined,
  wants: TIME_SPAN.wants,
};

function constantMs(text: string): number | null | undefined {
  if (text === "TimeSpan.Zero") return 0;
  return text.endsWith("InfiniteTimeSpan") ? null : undefined;
}

function callMs({ call }: Written & { kind: "call" }): number | undefined {
  const numbers = call.args.map((arg) => (arg.kind === "number" ? arg.value : Number.NaN));
  if (numbers.length === 0 || !numbers.every(Number.isFinite)) return undefined;
  if (call.name === "TimeSpan" && numbers.length >= 3 && numbers.length <= 5)
    return sumMs(numbers.length === 3 ? [0, ...numbers] : numbers);
  const unit = Object.hasOwn(UNIT_MS, call.name) ? UNIT_MS[call.name] : undefined;
  return unit === undefined || numbers.length > 1
    ? undefined
    : withoutNoise((numbers[0] ?? 0) * unit);
}

const sumMs = (parts: readonly number[]): number =>
  parts.reduce((sum, part, index) => sum + part * (PARTS_MS[index] ?? 0), 0);
