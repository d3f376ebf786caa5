import "server-only";
import type { Actor } from "@/db/access/actor";
import type { ChangeEvent } from "@/db/changes/change-event";
import { listChanges } from "@/db/changes/list";
import { timeOfChanges } from "@/lib/budget/changes-before";
import type { SloDetail } from "./detail";

const MOST_CHANGES = 100;

/** The changes of a service that may have begun what spent the budget outside incidents. */
export async function changesBehind(
  actor: Actor,
  service: string,
  { entries }: SloDetail["spent"],
): Promise<ChangeEvent[]> {
  const time = timeOfChanges(
    entries.flatMap(({ cause }) => (cause.kind === "stretch" ? [cause] : [])),
  );
  if (time === null) return [];
  const [from, to] = [new Date(time.start), new Date(time.end)];
  return listChanges(actor, { service, from, to }, { limit: MOST_CHANGES });
}
