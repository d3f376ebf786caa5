import "server-only";
import type { Actor } from "@/db/access/actor";
import { listRotas } from "@/db/schedules/list";
import type { Rota, Schedule } from "@/db/schedules/schedule";
import { onCallAt, type Answer } from "@/lib/on-call/on-call";
import { DAY_MS } from "@/lib/time/duration";
import { yieldToOthers } from "../request/yield-to-others";

/** As far as `onCallAt` looks to either side. */
const LOOKED_AT_MS = 400 * DAY_MS;

export const lookedAt = (at: number) => ({ start: at - LOOKED_AT_MS, end: at + LOOKED_AT_MS });

export type OnCallNow = { schedule: Schedule; answer: Answer; names: Rota["names"] };

/** Who is on call by each schedule that the actor may read, by name. */
export async function onCallNow(
  actor: Actor,
  at: number,
  filter: { teamId?: number } = {},
): Promise<OnCallNow[]> {
  const found: OnCallNow[] = [];
  for (const { schedule, rota } of await listRotas(actor, lookedAt(at), filter)) {
    found.push({ schedule, answer: onCallAt(rota.versions, at), names: rota.names });
    await yieldToOthers();
  }
  return found;
}
