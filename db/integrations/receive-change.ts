import { eq } from "drizzle-orm";
import type { IncomingChange } from "@/lib/intake/incoming-change";
import { assertCan, type Actor } from "../access/actor";
import { insertChange } from "../changes/internal/insert";
import { integrations } from "../schema/integrations";
import { serialWrite } from "../store/serial-write";
import type { Integration } from "./integration";
import { keepPayload } from "./internal/keep-payload";
import { findIntegrationWhere } from "./internal/rows";
import { servicesOf } from "./internal/services-of";

type Reception = { body: string; status: number; now: Date };

/**
 * Takes a change: of the service of the integration, else of the one that it names, else of its team
 * as a whole. False where the integration was deleted meanwhile.
 */
export async function receiveChange(
  actor: Actor,
  { id }: Pick<Integration, "id">,
  { summary, source, service, at, links }: IncomingChange,
  { body, status, now }: Reception,
): Promise<boolean> {
  assertCan(actor, "admin", null);
  return serialWrite(async (tx) => {
    const integration = await findIntegrationWhere(tx, eq(integrations.id, id));
    if (!integration) return false;
    const named = (await servicesOf(tx, integration)).get(service ?? "") ?? null;
    const serviceId = integration.service?.id ?? named;
    await insertChange(
      tx,
      {
        teamId: integration.team.id,
        serviceId,
        integrationId: id,
        at: at === null ? null : new Date(at),
        summary: summary || `Change from ${integration.name}`,
        source,
        links: [...links],
      },
      now,
    );
    const text = serviceId === null ? "A change of the team" : "A change of its service";
    await keepPayload(
      tx,
      id,
      { body, status, errors: [], outcomes: [{ alertId: null, text }] },
      now,
    );
    return true;
  });
}
