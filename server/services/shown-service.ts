import "server-only";
import type { Actor } from "@/db/access/actor";
import { getServicePaged, type ServicePaged } from "@/db/escalations/who-is-paged";
import { findService } from "@/db/services/find";
import type { ServiceWithCalls } from "@/db/services/service";
import { countArchivedSlos } from "@/db/slos/count-archived";
import { openAlertsOf, type OpenAlertList } from "../alerts/open";
import { requestTime } from "../request/request-time";
import { shared } from "../request/shared";

/** What the page of a service shows of it alone to those with the same rights. */
export type ShownService = {
  service: ServiceWithCalls;
  archivedSlos: number;
  alerts: OpenAlertList;
  /** Whom it pages now; null of one that is archived. */
  paged: ServicePaged["paged"] | null;
};

/** Read once a minute for all with the same rights; null where the actor may not read it. */
export const findShownService = (actor: Actor, slug: string): Promise<ShownService | null> =>
  shared(actor, ["shown service", slug], async () => {
    const service = await findService(actor, slug);
    if (service === null) return null;
    const now = new Date(requestTime());
    const [archivedSlos, alerts, answer] = await Promise.all([
      countArchivedSlos(actor, slug),
      openAlertsOf(actor, { service: slug }),
      service.archivedAt === null ? getServicePaged(actor, slug, now) : null,
    ]);
    return { service, archivedSlos, alerts, paged: answer?.paged ?? null };
  });
