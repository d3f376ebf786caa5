import "server-only";
import { notFound } from "next/navigation";
import { can, type Actor } from "@/db/access/actor";
import { findService } from "@/db/services/find";
import type { ServiceWithCalls } from "@/db/services/service";

/** What a page to change a service loads; the not-found page for whoever may not change it. */
export async function managedService(actor: Actor, slug: string): Promise<ServiceWithCalls> {
  const service = await findService(actor, slug);
  if (!service || !can(actor, "manage", service.team)) notFound();
  return service;
}
