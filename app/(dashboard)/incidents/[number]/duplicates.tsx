import { DuplicateNote } from "@/components/incident/duplicate-note";
import type { UserActor } from "@/db/access/actor";
import { listDuplicates } from "@/db/incidents/duplicates";
import { getIncident } from "@/db/incidents/find";
import type { Incident } from "@/db/incidents/incident";
import { AppError } from "@/lib/errors/app-error";
import type { CardProps } from "./incident-reads";

/** What the incident duplicates, and what duplicates it. */
export async function Duplicates({ actor, incident, actions }: CardProps) {
  const [original, duplicates] = await Promise.all([
    originalOf(actor, incident),
    listDuplicates(actor, incident.id),
  ]);
  return (
    <DuplicateNote
      number={incident.id}
      of={original}
      duplicates={duplicates.map(({ id, title }) => ({ number: id, title }))}
      actions={actions}
    />
  );
}

/** Without its title for readers who may not see it. */
async function originalOf(
  actor: UserActor,
  { duplicateOfId }: Incident,
): Promise<{ number: number; title: string | null } | null> {
  if (duplicateOfId === null) return null;
  const found = await getIncident(actor, duplicateOfId).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "not-found") return null;
    throw error;
  });
  return { number: duplicateOfId, title: found?.title ?? null };
}
