import type { Actor } from "../access/actor";
import { snapshotAs } from "../access/reader";
import type { Incident } from "./incident";
import { notFound } from "./internal/change";
import { findIncident } from "./internal/rows";

/** Throws not-found, also where the actor may not read it. */
export async function getIncident(actor: Actor, number: number): Promise<Incident> {
  const incident = await snapshotAs(actor, (reader) => findIncident(reader, number));
  if (!incident) throw notFound();
  return incident;
}
