import { durationMs, withoutNoise } from "./durations";
import type { Written } from "./written";

/** How a value is read, and what is said of one that is none. */
export type Reading<T> = { read: (value: Written) => T | undefined; wants: string };

const numberOf = (value: Written): number | undefined => {
  if (value.kind === "number") return value.value;
  // JSON writes 64-bit numbers, and YAML whatever is quoted, as texts.
  return value.kind === "text" && /^-?\d{1,15}(?:\.\d{1,15})?$/.test(value.value)
    ? Number(value.value)
    : undefined;
};

export const NUMBER: Reading<number> = {
  read: (value) => finite(numberOf(value)),
  wants: "A number is expected here.",
};

const finite = (value: number | undefined): number | undefined =>
  value !== undefined && Number.isFinite(value) ? value : undefined;

export const WHOLE: Reading<number> = {
  read: (value) => {
    const number = numberOf(value);
    return number !== undefined && Number.isSafeInteger(number) && number >= 0 ? number : undefined;
  },
  wants: "A whole number is expected here.",
};

/** Whole, where Infinity says that there is no limit. */
export const WHOLE_OR_ENDLESS: Reading<number> = {
  read: (value) =>
    value.kind === "number" && value.value === Infinity ? Infinity : WHOLE.read(value),
  wants: WHOLE.wants,
};

/** A share that is written in percent. */
export const PERCENT: Reading<number> = {
  read: (value) => {
    const number = finite(numberOf(value));
    return number === undefined ? undefined : withoutNoise(number / 100);
  },
  wants: "A percentage is expected here, such as 50.",
};

export const FLAG: Reading<boolean> = {
  read: (value) => {
    if (value.kind === "flag") return value.value;
    const word = value.kind === "text" ? value.value.toLowerCase() : "";
    return word === "true" || word === "false" ? word === "true" : undefined;
  },
  wants: "true or false is expected here.",
};

export const TEXT: Reading<string> = {
  read: (value) => (value.kind === "text" ? value.value : undefined),
  wants: "A text is expected here.",
};

/** The name of a constant, such as that of an enum or of a function of the library. */
export const NAME: Reading<string> = {
  read: (value) =>
    value.kind === "name" ? value.text : value.kind === "text" ? value.value : undefined,
  wants: "A name is expected here.",
};

/** Words in a list, or in one text with commas between. */
export const WORDS: Reading<readonly string[]> = {
  read: (value) => {
    if (value.kind === "text") return value.value.split(",").map((word) => word.trim());
    if (value.kind !== "list") return undefined;
    const words = value.items.map((item) =>
      item.kind === "number" ? String(item.value) : TEXT.read(item),
    );
    return words.every((word) => word !== undefined) ? words : undefined;
  },
  wants: "A list of words is expected here.",
};

/** In milliseconds, as which a number without a unit counts. */
export const MS: Reading<number> = {
  read: (value) => {
    const number = value.kind === "text" ? durationMs(value.value) : undefined;
    return number ?? finite(numberOf(value));
  },
  wants: 'A duration is expected here, such as "500ms".',
};

/** In milliseconds; null for Infinity, which says that there is no end. */
export const MS_OR_ENDLESS: Reading<number | null> = {
  read: (value) => (value.kind === "number" && value.value === Infinity ? null : MS.read(value)),
  wants: MS.wants,
};

/** In milliseconds; a number without a unit is none. */
export const DURATION: Reading<number> = {
  read: (value) => (value.kind === "text" ? durationMs(value.value) : undefined),
  wants: 'A duration with its unit is expected here, such as "0.5s".',
};

/** One of the words, or a constant by that name. */
export const oneOf = <const T extends string>(words: readonly T[]): Reading<T> => ({
  read: (value) => words.find((word) => word === NAME.read(value)?.split(".").at(-1)),
  wants: `One of ${words.join(", ")} is expected here.`,
});
