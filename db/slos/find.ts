import type { Actor } from "../access/actor";
import type { Slo } from "./slo";
import { listSlos } from "./list";
import { notFound } from "./internal/not-found";

export async function findSlo(actor: Actor, service: string, slo: string): Promise<Slo | null> {
  const [found] = await listSlos(actor, { service, slo, archived: true });
  return found ?? null;
}

/** Throws not-found, also where the actor may not read it. */
export async function getSlo(actor: Actor, service: string, slo: string): Promise<Slo> {
  const found = await findSlo(actor, service, slo);
  if (!found) throw notFound(service, slo);
  return found;
}
