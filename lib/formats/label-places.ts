/** A label that stands over `at`, a share (0..1) of the width. */
export type Label = { at: number; text: string };

/** `x`: the middle in pixels; `labels`: those that stand there as one, in order. */
export type PlacedLabel<T extends Label> = { x: number; text: string; labels: T[] };

/** Roughly the width of a digit of a chart's label, in pixels. */
const DIGIT = 7;
const GAP = 6;

/**
 * Labels in one row of `width` pixels: none reaches out of it, and those that would touch stand as
 * one, "#23 +2".
 */
export function placeLabels<T extends Label>(
  labels: readonly T[],
  width: number,
): PlacedLabel<T>[] {
  const placed: PlacedLabel<T>[] = [];
  for (const label of labels.toSorted((a, b) => a.at - b.at)) {
    let next = placedAt([label], width);
    // Joined labels are longer, so that they may touch the one before.
    for (let last = placed.at(-1); last && touches(last, next); last = placed.at(-1)) {
      placed.pop();
      next = placedAt([...last.labels, ...next.labels], width);
    }
    placed.push(next);
  }
  return placed;
}

function placedAt<T extends Label>(labels: T[], width: number): PlacedLabel<T> {
  const [first, last] = [labels[0], labels.at(-1)];
  if (!first || !last) throw new RangeError("a place needs a label");
  const text = labels.length === 1 ? first.text : `${first.text} +${labels.length - 1}`;
  const half = halfOf(text);
  const middle = ((first.at + last.at) / 2) * width;
  return { x: Math.max(half, Math.min(width - half, middle)), text, labels };
}

const halfOf = (text: string): number => (text.length * DIGIT) / 2;

const touches = (a: { x: number; text: string }, b: { x: number; text: string }): boolean =>
  b.x - halfOf(b.text) - (a.x + halfOf(a.text)) < GAP;
