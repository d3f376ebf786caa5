import { SLUG } from "@/lib/text/slug";
import { isPlausible } from "@/lib/time/plausible";
import type { SentMeasurement } from "./schema";

const FIELDS = new Set(["service", "slo", "at", "good", "total"]);
const MOST_KNOWN = 10_000;

/**
 * Reads measurements that are plainly right, several times faster than their schema: answers what
 * the schema would, or null, where the schema has to judge and to say what is wrong.
 */
export function sentReader(): (value: unknown) => SentMeasurement | null {
  const isSlug = remembered((text) => SLUG.test(text));
  const instantOf = remembered(plainInstant);
  return (value) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
    if (!Object.keys(value).every((name) => FIELDS.has(name))) return null;
    const { service, slo, at, good, total } = value as Record<string, unknown>;
    if (typeof service !== "string" || typeof slo !== "string" || typeof at !== "string")
      return null;
    if (!isCount(good) || !isCount(total)) return null;
    const ms = instantOf(at);
    return ms !== null && isSlug(service) && isSlug(slo)
      ? { service, slo, at: ms, good, total }
      : null;
  };
}

const isCount = (value: unknown): value is number =>
  typeof value === "number" && value >= 0 && value < Infinity;

/** Of an instant as JavaScript itself writes it, with or without its milliseconds. */
function plainInstant(text: string): number | null {
  const ms = Date.parse(text);
  if (!Number.isFinite(ms) || !isPlausible(ms)) return null;
  const written = new Date(ms).toISOString();
  return text === written || text === written.replace(".000Z", "Z") ? ms : null;
}

/** Batches name the same things over and over. */
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
