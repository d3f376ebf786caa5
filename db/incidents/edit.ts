import { AppError } from "@/lib/errors/app-error";
import type { Actor } from "../access/actor";
import type { Incident } from "./incident";
import { changeIncident } from "./internal/change";
import { editTexts, replaceServices, slugsOf } from "./internal/edit";

/** Changes title, summary and services; `expectedVersion` is that from which the form started. */
export const editIncident = (
  actor: Actor,
  number: number,
  edit: { title: string; summary: string; services: readonly string[]; expectedVersion: number },
  now: Date,
): Promise<Incident> =>
  changeIncident(actor, number, now, async (change) => {
    const { title, summary, version } = change.incident;
    if (version !== edit.expectedVersion) {
      throw new AppError(
        "conflict",
        `Someone changed this incident after you opened the form. It now reads "${title}"${summary ? `, with the summary "${summary}"` : ""}, and affects ${slugsOf(change.incident).join(", ")}. Your entries are still here: save again to replace theirs.`,
      );
    }
    await editTexts(change, edit);
    await replaceServices(change, edit.services);
    return {
      action: "edit",
      before: { title, summary, services: slugsOf(change.incident) },
      after: { title: edit.title, summary: edit.summary, services: edit.services },
    };
  });
