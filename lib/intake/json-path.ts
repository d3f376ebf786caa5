/** One step into a JSON value: the name of a field, or the place of an item. */
type Step = string | number;

const MOST_LENGTH = 200;
const MOST_STEPS = 20;
const STEP = /\.?([\p{L}\p{N}_@-]+)|\[(\d{1,6})\]|\['([^'\]]*)'\]|\["([^"\]]*)"\]/uy;

/**
 * The steps of a path such as `$.alert.labels['team name'][0]`; null for one that cannot be read.
 * The `$` may be left out. No wildcards, filters or expressions.
 */
export function stepsOf(path: string): readonly Step[] | null {
  const text = path.trim();
  if (text.length > MOST_LENGTH) return null;
  const steps: Step[] = [];
  let at = text.startsWith("$") ? 1 : 0;
  while (at < text.length) {
    STEP.lastIndex = at;
    const found = STEP.exec(text);
    if (!found || steps.length === MOST_STEPS) return null;
    const [whole, name, index, single, double] = found;
    // Two names have to be apart: after the first, each has its dot.
    if (name !== undefined && at > 0 && !whole.startsWith(".")) return null;
    steps.push(index === undefined ? (name ?? single ?? double ?? "") : Number(index));
    at = STEP.lastIndex;
  }
  return steps.length === 0 ? null : steps;
}

/** What is wrong with a path, in words; null for one that can be used. */
export const pathProblem = (path: string): string | null =>
  stepsOf(path) === null
    ? "Write a path such as $.alert.title or $.labels['team name'][0], of at most 20 steps."
    : null;

/** What stands at a path; undefined where nothing does, whatever objects have by birth. */
export function valueAt(value: unknown, steps: readonly Step[]): unknown {
  let here = value;
  for (const step of steps) {
    if (typeof here !== "object" || here === null || !Object.hasOwn(here, step)) return undefined;
    here = (here as Record<Step, unknown>)[step];
  }
  return here;
}
