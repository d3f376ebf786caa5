import type { Occurrence } from "@/lib/calendar/occurrences";
import { DAY_MS } from "@/lib/time/duration";
import { intersection, type Interval } from "@/lib/time/interval";
import { isSameFrom, type SaidOverride } from "./said-override";

const MARK = "Imported: ";
const MOST_DAYS = 366;

/** What of a calendar puts nobody on call, and why: how often, and when first. */
export type Unmatched = { title: string; why: string; at: number; count: number };

/** An override that puts somebody on call in the place of all, or beside whoever else is. */
type Imported = SaidOverride & { kind: "replace" | "add"; person: string };

/**
 * The overrides that bring a calendar's shifts to a schedule: whoever comes first for a time stands
 * in the place of all, others of that time beside them.
 */
export function importedOverrides(
  shifts: readonly Occurrence[],
  isKnown: (email: string) => boolean,
  now: number,
): { wanted: Imported[]; unmatched: Unmatched[] } {
  const wanted: Imported[] = [];
  const unmatched: Unmatched[] = [];
  const covered: Interval[] = [];
  for (const { title, emails, ...span } of shifts) {
    const start = Math.max(span.start, now);
    const whole = { start, end: Math.min(span.end, start + MOST_DAYS * DAY_MS) };
    if (whole.start >= whole.end) continue;
    for (const person of emails) {
      if (!isKnown(person)) {
        note(unmatched, { title, why: `No account has the email ${person}.`, at: start });
        continue;
      }
      const free = without(whole, covered);
      const own = wanted.filter((one) => one.person === person);
      const shared = without(whole, [...free, ...own]);
      const said = { person, replaces: null, reason: `${MARK}${title}` };
      wanted.push(
        ...free.map((each) => ({ ...each, ...said, kind: "replace" as const })),
        ...shared.map((each) => ({ ...each, ...said, kind: "add" as const })),
      );
      covered.push(...free);
    }
    if (emails.length === 0)
      note(unmatched, { title, why: "It names nobody by email.", at: start });
  }
  return { wanted, unmatched };
}

function note(unmatched: Unmatched[], found: Omit<Unmatched, "count">): void {
  const known = unmatched.find(({ title, why }) => title === found.title && why === found.why);
  if (known) known.count += 1;
  else unmatched.push({ ...found, count: 1 });
}

/** What is left of an interval without the others. */
function without(whole: Interval, others: readonly Interval[]): Interval[] {
  const left: Interval[] = [];
  let from = whole.start;
  for (const other of others.toSorted((a, b) => a.start - b.start)) {
    const cut = intersection(whole, other);
    if (!cut) continue;
    if (from < cut.start) left.push({ start: from, end: cut.start });
    from = Math.max(from, cut.end);
  }
  return from < whole.end ? [...left, { start: from, end: whole.end }] : left;
}

/**
 * What is to change so that the overrides that came from a calendar are those that are wanted;
 * whatever people have put in by hand stays.
 */
export function importChanges<Stored extends SaidOverride>(
  stored: readonly Stored[],
  wanted: readonly Imported[],
  now: number,
): { add: Imported[]; same: Imported[]; remove: Stored[] } {
  const isStored = (one: Imported) => stored.some((other) => isSameFrom(now, one, other));
  const isWanted = (one: Stored) => wanted.some((other) => isSameFrom(now, one, other));
  return {
    add: wanted.filter((one) => !isStored(one)),
    same: wanted.filter(isStored),
    remove: stored.filter((one) => one.reason.startsWith(MARK) && !isWanted(one)),
  };
}
