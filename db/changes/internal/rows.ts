import { eq } from "drizzle-orm";
import { readingAll, type Reader } from "../../access/reader";
import { changeEvents, integrations } from "../../schema/integrations";
import { services } from "../../schema/slos";
import type { Db } from "../../store/engine";
import type { ChangeEvent } from "../change-event";

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

/** Of a transaction that has just written it. */
export async function writtenChange(tx: Db, id: number): Promise<ChangeEvent> {
  const [change] = await selectChanges(readingAll(tx)).where(eq(changeEvents.id, id));
  if (!change) throw new Error("the change just written is not there");
  return change;
}
