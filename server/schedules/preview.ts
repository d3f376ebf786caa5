import "server-only";
import type { Actor } from "@/db/access/actor";
import { getRota } from "@/db/schedules/find";
import { listKnownPeople } from "@/db/schedules/list-known-people";
import { AppError } from "@/lib/errors/app-error";
import { peopleIn } from "@/lib/on-call/people-in";
import type { Version } from "@/lib/on-call/on-call";
import type { ScheduleInput } from "@/lib/on-call/schema";
import type { Interval } from "@/lib/time/interval";
import type { Schedule as Plan } from "@/lib/on-call/schedule";
import { knownOf, type Known } from "./known-of";

/** A schedule as it would be from now on, with the overrides of the one that it would replace. */
export type Preview = {
  plan: Plan;
  before: readonly Version[];
  versions: readonly Version[];
  known: Known;
  names: Record<string, string>;
};

export async function previewOf(
  actor: Actor,
  slug: string | null,
  { timeZone, layers }: Pick<ScheduleInput, "timeZone" | "layers">,
  within: Interval,
): Promise<Preview> {
  const before = slug === null ? [] : await versionsOf(actor, slug, within);
  const overrides = before.at(-1)?.schedule.overrides ?? [];
  const plan = { timeZone, layers, overrides };
  const people = peopleIn([plan, ...before.map(({ schedule }) => schedule)]);
  const known = await knownOf(actor, { timeZone, demo: false }, people);
  const named = await listKnownPeople(actor, people);
  return {
    plan,
    before,
    versions: [{ effectiveFrom: within.start, schedule: plan }],
    known,
    names: Object.fromEntries(named.map(({ email, name }) => [email, name])),
  };
}

/** What is previewed may not be there yet, or be another team's. */
async function versionsOf(
  actor: Actor,
  slug: string,
  within: Interval,
): Promise<readonly Version[]> {
  try {
    return (await getRota(actor, slug, within)).rota.versions;
  } catch (error) {
    if (error instanceof AppError && error.code === "not-found") return [];
    throw error;
  }
}
