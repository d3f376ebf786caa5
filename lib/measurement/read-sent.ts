import { SLUG } from "@/lib/text/slug";
import { isPlausible } from "@/lib/time/plausible";
import type { SentMeasurement } from "./schema";

const FIELDS = 5;
const MOST_KNOWN = 10_000;

/**
 * Reads measurements that are plainly right, several times faster than their schema: answers what
 * the schema would, or null, where the schema has to judge and to say what is wrong. For what was
 * read from JSON: of other objects it does not see what they inherit.
 */
export function sentReader(): (value: unknown) => SentMeasurement | null {
  const isService = lastOne(isSlug);
  const instantOf = lastOne(remembered(plainInstant));
  return (value) => {
    if (typeof value !== "object" || value === null) return null;
    const { service, slo, at, good, total } = value as Record<string, unknown>;
    if (typeof service !== "string" || typeof slo !== "string" || typeof at !== "string")
      return null;
    if (!isCount(good) || !isCount(total) || Object.keys(value).length !== FIELDS) return null;
    const ms = instantOf(at);
    return ms !== null && isService(service) && isSlug(slo)
      ? { service, slo, at: ms, good, total }
      : null;
  };
}

const isSlug = (text: string): boolean => SLUG.test(text);

const isCount = (value: unknown): value is number =>
  typeof value === "number" && value >= 0 && value < Infinity;

/** Of an instant as JavaScript itself writes it, with or without its milliseconds. */
function plainInstant(text: string): number | null {
  const ms = Date.parse(text);
  if (!Number.isFinite(ms) || !isPlausible(ms)) return null;
  const written = new Date(ms).toISOString();
  return text === written || text === written.replace(".000Z", "Z") ? ms : null;
}

/** Rows that follow each other mostly name the same. */
function lastOne<T>(judge: (text: string) => T): (text: string) => T {
  let last: { text: string; judged: T } | null = null;
  return (text) => {
    if (last?.text !== text) last = { text, judged: judge(text) };
    return last.judged;
  };
}

/** Batches name the same instants over and over. */
function remembered<T>(judge: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const judged = judge(text);
    if (known.size < MOST_KNOWN) known.set(text, judged);
    return judged;
  };
}
