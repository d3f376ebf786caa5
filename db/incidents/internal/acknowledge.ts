import { AppError } from "@/lib/errors/app-error";
import { isOpen, STATUS_WORDS } from "@/lib/incident/status";
import type { ChangeNote, IncidentChange } from "./change";
import { insertKeyTime } from "./state";

/** Someone takes it. Its first time stays, also where it is taken again after another page. */
export async function takeIncident(change: IncidentChange): Promise<ChangeNote> {
  const { status, acknowledgedAt } = change.incident;
  if (!isOpen(status))
    throw new AppError(
      "conflict",
      `The incident is ${STATUS_WORDS[status].toLowerCase()} by now. Set the time it was acknowledged under its times, if it was.`,
    );
  if (acknowledgedAt === null) await insertKeyTime(change, "acknowledged", change.now, "human");
  return { action: "acknowledge", marks: ["acknowledged"] };
}
