import { MINUS, trimZeros } from "./percent";

const STEPS = [
  { from: 1e12, unit: "T" },
  { from: 1e9, unit: "B" },
  { from: 1e6, unit: "M" },
  { from: 1e4, unit: "k", per: 1e3 },
];

// Making a formatter costs a hundred times as much as using one, and a page has hundreds of counts.
const IN_FULL = new Intl.NumberFormat("en-US", { maximumFractionDigits: 1 });

/** In full with thousands separated: "6,912"; fractions keep at most one decimal. */
export function formatCount(count: number): string {
  if (count < 0) return `${MINUS}${formatCount(-count)}`;
  // Most counts are small, and a formatter takes a microsecond.
  if (count < 1000 && Number.isInteger(count)) return String(count);
  return IN_FULL.format(count);
}

/** At most three significant figures from 10,000 on, cut: "9,999", "10.4k", "1.2M". */
export function formatCompact(count: number): string {
  if (count < 0) return `${MINUS}${formatCompact(-count)}`;
  const step = STEPS.find(({ from }) => count >= from);
  if (!step) return formatCount(count);
  const value = count / (step.per ?? step.from);
  const cut = value >= 100 ? Math.floor(value) : Math.floor(value * 10 + 1e-9) / 10;
  return `${trimZeros(cut.toFixed(1))}${step.unit}`;
}

/** "1 event", "2 events". */
export function plural(count: number, singular: string, many = `${singular}s`): string {
  return `${formatCount(count)} ${count === 1 ? singular : many}`;
}
