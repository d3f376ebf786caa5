import "server-only";
import type { Actor } from "@/db/access/actor";
import type { Incident } from "@/db/incidents/incidents";
import { listIncidents, type IncidentFilter, type ListPart } from "@/db/incidents/list";
import { measuredBatches } from "@/db/measurements/measured-slos";
import { shared } from "../request/shared";
import { worstSpendings } from "./spending";

type Page = { items: Incident[]; total: number; spent: ReadonlyMap<number, number> };

/**
 * A part of the list of incidents with what each has spent, read once for all with the same rights;
 * measurements change the spending alone.
 */
export async function incidentPage(
  actor: Actor,
  filter: IncidentFilter,
  part: ListPart,
  now: number,
): Promise<Page> {
  const listed = await shared(actor, ["incidents", filter, part], () =>
    listIncidents(actor, filter, part),
  );
  const spent = await shared(actor, ["spent", filter, part, measuredBatches()], () =>
    worstSpendings(actor, listed.items, now),
  );
  return { ...listed, spent };
}
