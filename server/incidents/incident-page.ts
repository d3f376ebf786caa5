import "server-only";
import type { Actor } from "@/db/access/actor";
import type { Incident, IncidentFilter } from "@/db/incidents/incident";
import { listIncidents, type ListPart } from "@/db/incidents/list";
import { lastBatchBefore } from "@/db/store/measured-slos";
import { MINUTE_MS } from "@/lib/time/duration";
import { shared } from "../request/shared";
import { worstSpendings } from "./spending";

type Page = { items: Incident[]; total: number; spent: ReadonlyMap<number, number> };

/**
 * A part of the list of incidents with what each has spent, read once for all with the same rights;
 * measurements change the spending alone, and only those of before the last of them ended.
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
  const ends = listed.items.map(({ resolvedAt }) => resolvedAt?.getTime() ?? now);
  const latest = lastBatchBefore(Math.max(0, ...ends) / MINUTE_MS + 1);
  const spent = await shared(actor, ["spent", filter, part, latest], () =>
    worstSpendings(actor, listed.items, now),
  );
  return { ...listed, spent };
}
