import type { Bar } from "./chart";

const LABEL_PX = 76;
const HALF_LABEL_PX = 27;

/** The room that a plot of bars leaves to its axis, and on its right. */
type Room = { left: number; right: number };

/**
 * The labels that there is room for on `width` pixels, evenly spread from the first; none that the
 * right edge would cut.
 */
export function shownLabels(bars: readonly Bar[], width: number, { left, right }: Room): string[] {
  const every = Math.max(1, Math.ceil((bars.length * LABEL_PX) / Math.max(1, width)));
  const place = (width - left - right) / bars.length;
  const fits = (index: number) => (bars.length - index - 0.5) * place + right >= HALF_LABEL_PX;
  return bars.filter((_, index) => index % every === 0 && fits(index)).map(({ label }) => label);
}
