import type { Dash, Tone } from "./chart";

export const colorOf = (tone: Tone): string => `var(--${tone})`;

export const TEXT_TONES: Readonly<Record<Tone, string>> = {
  accent: "text-accent",
  muted: "text-muted",
  faint: "text-faint",
  warning: "text-warning",
  critical: "text-critical",
  exhausted: "text-exhausted",
};

export const DASHES: Readonly<Record<Dash, string>> = {
  solid: "none",
  dashed: "4 4",
  dotted: "1 4",
};
