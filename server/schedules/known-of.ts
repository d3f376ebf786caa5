import "server-only";
import type { Actor } from "@/db/access/actor";
import { listKnownPeople } from "@/db/schedules/list-known-people";
import { demoZones } from "@/lib/demo/people";
import type { Schedule } from "@/lib/on-call/schedule";
import { warningsOf, type Warning } from "@/lib/on-call/warnings";
import { DAY_MS } from "@/lib/time/duration";
import { unreachablePeople } from "../notifications/unreachable";

export const WARNED_DAYS = 56;
/** Clocks change twice a year, or never: the next change is always named. */
export const CLOCKS_DAYS = 366;

export type Known = Parameters<typeof warningsOf>[2];

type Where = { timeZone: string; demo: boolean };

/**
 * Where people live, by the schedule's zone if not known, and why nothing would reach them. The
 * made-up people of the demo are to be reached by nothing.
 */
export async function knownOf(
  actor: Actor,
  { timeZone, demo }: Where,
  addresses: readonly string[],
): Promise<Known> {
  const [known, unreached] = await Promise.all([
    listKnownPeople(actor, addresses),
    demo ? [] : unreachablePeople(actor, addresses),
  ]);
  const zones = new Map(known.map((person) => [person.email, person.timeZone]));
  const whys = new Map(unreached.map(({ email, why }) => [email, why]));
  return {
    zoneOf: (person) => zones.get(person) ?? (demo ? demoZones[person] : null) ?? timeZone,
    whyUnreachable: (person) => whys.get(person) ?? null,
  };
}

/** Of the next 8 weeks. */
export const warningsFrom = (plan: Schedule, now: number, known: Known): Warning[] =>
  warningsOf(plan, { start: now, end: now + WARNED_DAYS * DAY_MS }, known);
