import { AppError } from "@/lib/errors/app-error";
import { FIELD_OF_KEY_TIME, KEY_TIME_WORDS, type KeyTime, settledTime } from "@/lib/incident/times";
import type { Actor } from "../access/actor";
import type { Incident } from "./incident";
import { takeIncident } from "./internal/acknowledge";
import { changeIncident } from "./internal/change";
import { derivedOf } from "./internal/state";
import { moveKeyTime } from "./internal/move-time";

/**
 * Someone takes it: the incident counts as acknowledged from now on. Doing so again changes
 * nothing.
 */
export const acknowledgeIncident = (actor: Actor, number: number, now: Date): Promise<Incident> =>
  changeIncident(actor, number, now, takeIncident);

/**
 * Sets one of its times, or with null says that nobody knows it; `expected` is the value that the
 * page showed.
 */
export const setTime = (
  actor: Actor,
  number: number,
  {
    mark,
    at,
    expected,
  }: { mark: KeyTime; at: number | null; expected?: number | null | undefined },
  now: Date,
): Promise<Incident> =>
  changeIncident(actor, number, now, async (change) => {
    const known = change.incident[FIELD_OF_KEY_TIME[mark]]?.getTime() ?? null;
    if (expected !== undefined && expected !== known) {
      throw new AppError(
        "conflict",
        `Someone changed this time meanwhile: ${KEY_TIME_WORDS[mark].toLowerCase()} is now ${known === null ? "not known" : new Date(known).toISOString()}. Your entry is still here: save it again to replace that.`,
      );
    }
    const { times } = await derivedOf(change.tx, number);
    return moveKeyTime(change, mark, at === null ? null : settledTime(times, mark, at));
  });
