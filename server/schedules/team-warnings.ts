import "server-only";
import type { Actor } from "@/db/access/actor";
import { listRotas } from "@/db/schedules/list";
import type { Schedule } from "@/db/schedules/schedule";
import { peopleIn } from "@/lib/on-call/people-in";
import type { Warning } from "@/lib/on-call/warnings";
import { DAY_MS } from "@/lib/time/duration";
import { yieldToOthers } from "../request/yield-to-others";
import { knownOf, WARNED_DAYS, warningsFrom } from "./known-of";

export type ScheduleWarnings = {
  schedule: Pick<Schedule, "slug" | "name">;
  warnings: Warning[];
  names: Record<string, string>;
};

/** What may surprise somebody at night in the next 8 weeks, of each schedule of a team. */
export async function teamWarnings(
  actor: Actor,
  teamId: number,
  now: number,
): Promise<ScheduleWarnings[]> {
  const within = { start: now, end: now + WARNED_DAYS * DAY_MS };
  const found: ScheduleWarnings[] = [];
  for (const { schedule, rota } of await listRotas(actor, within, { teamId })) {
    const plan = rota.versions.at(-1)?.schedule;
    if (!plan) continue;
    const known = await knownOf(actor, schedule, peopleIn([plan]));
    const warnings = warningsFrom(plan, now, known);
    const { slug, name } = schedule;
    if (warnings.length > 0)
      found.push({ schedule: { slug, name }, warnings, names: Object.fromEntries(rota.names) });
    await yieldToOthers();
  }
  return found;
}
