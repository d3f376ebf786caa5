import { AppError } from "@/lib/errors/app-error";
import { ROLES } from "@/lib/incident/entry";
import type { IncidentPatch } from "@/lib/incident/schema";
import { FIELD_OF_KEY_TIME, type KeyTime } from "@/lib/incident/times";
import type { Actor } from "../access/actor";
import { becomeDuplicate, stopBeingDuplicate } from "./internal/duplicate";
import { changeIncident, type IncidentChange } from "./internal/change";
import type { Incident } from "./incident";
import { moveStatus, moveSeverity } from "./internal/move-status";
import { handOver } from "./internal/hand-over";
import { moveKeyTime } from "./internal/move-time";
import { editTexts, replaceServices } from "./internal/edit";

/** Everything that a patch names, all or nothing. */
export const patchIncident = (
  actor: Actor,
  number: number,
  patch: IncidentPatch,
  now: Date,
): Promise<Incident> =>
  changeIncident(actor, number, now, async (change) => {
    const marks: KeyTime[] = [];
    await patchDuplicate(change, patch);
    if (patch.title !== undefined || patch.summary !== undefined)
      await editTexts(change, {
        title: patch.title ?? change.incident.title,
        summary: patch.summary ?? change.incident.summary,
      });
    if (patch.services !== undefined) await replaceServices(change, patch.services);
    if (patch.severity !== undefined && patch.severity !== change.incident.severity)
      await moveSeverity(change, { to: patch.severity });
    for (const role of ROLES) {
      const email = patch.roles?.[role];
      if (email !== undefined) await handOver(change, role, email);
    }
    for (const mark of ["started", "detected", "acknowledged", "mitigated"] as const) {
      const at = patch[FIELD_OF_KEY_TIME[mark]];
      if (at !== undefined) marks.push(...((await moveKeyTime(change, mark, at)).marks ?? []));
    }
    const resolves =
      patch.resolvedAt !== undefined &&
      change.incident.status !== "resolved" &&
      (patch.status ?? "resolved") === "resolved";
    if (resolves)
      marks.push(
        ...((await moveStatus(change, { to: "resolved", at: new Date(patch.resolvedAt ?? now) }))
          .marks ?? []),
      );
    else {
      if (patch.status !== undefined && patch.status !== change.incident.status)
        marks.push(...((await moveStatus(change, { to: patch.status })).marks ?? []));
      if (patch.resolvedAt !== undefined)
        marks.push(...((await moveKeyTime(change, "resolved", patch.resolvedAt)).marks ?? []));
    }
    return { action: "patch", after: patch, marks };
  });

async function patchDuplicate(
  change: IncidentChange,
  { duplicateOf, status, resolvedAt }: IncidentPatch,
): Promise<void> {
  if (duplicateOf === undefined) return;
  if (status !== undefined || resolvedAt !== undefined) {
    const message =
      "Marking a duplicate cancels it, and taking that back gives it the status it had: leave out status and resolvedAt.";
    throw new AppError("invalid", message, [{ path: "duplicateOf", message }]);
  }
  if (duplicateOf !== null) await becomeDuplicate(change, duplicateOf);
  else if (change.incident.duplicateOfId !== null) await stopBeingDuplicate(change);
}
