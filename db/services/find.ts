import { eq } from "drizzle-orm";
import type { Actor } from "../access/actor";
import { readAs } from "../access/reader";
import { type Given, repeated } from "../access/repeated";
import { selectCalleeNames } from "../dependencies/internal/rows";
import { services } from "../schema/slos";
import { notFound } from "./internal/change";
import { selectService } from "./internal/rows";
import type { ServiceWithCalls } from "./service";

export async function findService(actor: Actor, slug: string): Promise<ServiceWithCalls | null> {
  const reader = readAs(actor);
  const service = await selectService(reader, slug);
  if (!service) return null;
  const namesOf = await selectCalleeNames(reader, service.id);
  return { ...service, dependencies: namesOf(service.id) };
}

/** Throws not-found, also where the actor may not read it. */
export async function getService(actor: Actor, slug: string): Promise<ServiceWithCalls> {
  const service = await findService(actor, slug);
  if (!service) throw notFound(slug);
  return service;
}

/** The document of its SLOs as last applied; null where there was none. */
export async function findSlosDocument(actor: Actor, slug: string): Promise<string | null> {
  const [row] = await documentRows(readAs(actor), { slug });
  if (!row) throw notFound(slug);
  return row.text;
}

const documentRows = repeated((reader, { slug }: Given<{ slug: string }>) =>
  reader.select({ text: services.slosYaml }).from(services).where(eq(services.slug, slug)),
);
