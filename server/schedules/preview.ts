import "server-only";
import type { Actor } from "@/db/access/actor";
import { getRota } from "@/db/schedules/find";
import { listKnownPeople } from "@/db/schedules/list-known-people";
import type { Rota, Schedule } from "@/db/schedules/schedule";
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
  const { versions: before, names, demo } = await replaced(actor, slug, within);
  const overrides = before.at(-1)?.schedule.overrides ?? [];
  const plan = { timeZone, layers, overrides };
  const people = peopleIn([plan, ...before.map(({ schedule }) => schedule)]);
  const known = await knownOf(actor, { timeZone, demo }, people);
  const named = await listKnownPeople(actor, people);
  return {
    plan,
    before,
    versions: [{ effectiveFrom: within.start, schedule: plan }],
    known,
    names: Object.fromEntries([
      ...names,
      ...named.map(({ email, name }) => [email, name] as const),
    ]),
  };
}

type Replaced = Pick<Rota, "versions" | "names"> & Pick<Schedule, "demo">;
const NOTHING: Replaced = { versions: [], names: new Map(), demo: false };

/** What is previewed may not be there yet, or be another team's. */
async function replaced(actor: Actor, slug: string | null, within: Interval): Promise<Replaced> {
  if (slug === null) return NOTHING;
  try {
    const { schedule, rota } = await getRota(actor, slug, within);
    return { ...rota, demo: schedule.demo };
  } catch (error) {
    if (error instanceof AppError && error.code === "not-found") return NOTHING;
    throw error;
  }
}
