import "server-only";
import type { Actor } from "@/db/access/actor";
import { Shared } from "@/db/access/shared";
import { getService } from "@/db/services/find";
import { listServices } from "@/db/services/list";
import type { Service } from "@/db/services/service";
import { AppError } from "@/lib/errors/app-error";
import { scorecardOf, type Scorecard } from "@/lib/reliability/scorecard/scorecard";
import { systemActor } from "../auth/system-actor";
import { requestTime } from "../request/request-time";
import { shared } from "../request/shared";
import { scorecardFacts } from "./scorecard-facts";

/** How much of the history a page and the API show. */
export const LEVELS_KEPT = 100;

export type ServiceCard = { service: Service; card: Scorecard };

/**
 * Judged with all there is, the same for whoever may read the service: its level would otherwise
 * depend on who asks.
 */
const gate = systemActor("scorecards");

/** The scorecard of a service that the caller has been given already; made once a minute. */
export const serviceScorecard = (service: Service): Promise<Scorecard> =>
  shared(gate, ["scorecard", service.id], async () => {
    const [judged] = await judge([service], requestTime());
    if (!judged) throw new Error("a service that was asked for was not judged");
    return judged.card;
  });

/** Throws not-found where the actor may not read the service, or it is archived. */
export async function getServiceCard(actor: Actor, slug: string): Promise<ServiceCard> {
  const service = await getService(actor, slug);
  if (service.archivedAt !== null)
    throw new AppError("not-found", "An archived service has no scorecard.");
  return { service, card: await serviceScorecard(service) };
}

/** Those of all active services that the actor may read, by name; made once a minute. */
export async function listScorecards(actor: Actor): Promise<readonly ServiceCard[]> {
  const all = await shared(gate, ["scorecards"], async () => {
    const judged = await judge(await listServices(gate), requestTime());
    return new Shared(
      new Map(judged.map((each) => [each.service.id, each])),
      ({ service }) => service.team,
    );
  });
  return all.listFor(actor, "read");
}

async function judge(services: readonly Service[], now: number): Promise<ServiceCard[]> {
  const facts = await scorecardFacts(gate, services, now);
  return services.flatMap((service) => {
    const known = facts.get(service.id);
    return known ? [{ service, card: scorecardOf(known) }] : [];
  });
}
