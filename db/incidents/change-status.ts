import type { Status } from "@/lib/incident/status";
import type { Severity } from "@/lib/incident/severity";
import type { Actor } from "../access/actor";
import type { Incident } from "./incident";
import { type Moved, moveStatus, moveSeverity } from "./internal/move-status";
import { changeIncident } from "./internal/change";
import { insertEntry } from "./internal/state";

/**
 * Moves an incident to another status; throws conflict where it is not that from which the move
 * started.
 */
export const changeStatus = (
  actor: Actor,
  number: number,
  moved: Moved<Status>,
  now: Date,
): Promise<Incident> => changeIncident(actor, number, now, (change) => moveStatus(change, moved));

export const changeSeverity = (
  actor: Actor,
  number: number,
  moved: Moved<Severity>,
  now: Date,
): Promise<Incident> => changeIncident(actor, number, now, (change) => moveSeverity(change, moved));

/** Tells stakeholders something, with the status that it brings. */
export const updateStakeholders = (
  actor: Actor,
  number: number,
  { text, status }: { text: string; status?: Moved<Status> | undefined },
  now: Date,
): Promise<Incident> =>
  changeIncident(actor, number, now, async (change) => {
    await insertEntry(change, { at: now, data: { kind: "update" }, text });
    const moved =
      status && status.to !== change.incident.status ? await moveStatus(change, status) : null;
    return {
      action: "update-stakeholders",
      after: { text, status: status?.to },
      marks: moved?.marks ?? [],
    };
  });
