import { eq } from "drizzle-orm";
import type { Reader } from "../../access/reader";
import { changeEvents, integrations } from "../../schema/integrations";
import { services } from "../../schema/slos";

export const selectChanges = (reader: Reader) =>
  reader
    .select({
      id: changeEvents.id,
      at: changeEvents.at,
      summary: changeEvents.summary,
      source: changeEvents.source,
      links: changeEvents.links,
      receivedAt: changeEvents.receivedAt,
      service: { slug: services.slug, name: services.name },
      integration: { slug: integrations.slug, name: integrations.name },
    })
    .from(changeEvents)
    .leftJoin(services, eq(services.id, changeEvents.serviceId))
    .leftJoin(integrations, eq(integrations.id, changeEvents.integrationId));
