import "server-only";
import type { Actor } from "@/db/access/actor";
import type { Alert } from "@/db/alerts/alert";
import { listAlerts } from "@/db/alerts/list";
import { OPEN_ALERT_STATES } from "@/lib/alert/words";
import { shared } from "../request/shared";

const MOST = 20;

export type OpenAlertList = { items: readonly Alert[]; total: number };
type Where = { team?: string | undefined; service?: string | undefined };

const listOpen = (actor: Actor, where: Where): Promise<OpenAlertList> =>
  listAlerts(
    actor,
    { states: OPEN_ALERT_STATES, ...where },
    { order: "open-first", limit: MOST, offset: 0 },
  );

/**
 * The first open alerts and how many there are, read once for all with the same rights: the frame
 * of every page counts them, too.
 */
export const openAlerts = (actor: Actor): Promise<OpenAlertList> =>
  shared(actor, ["open alerts"], () => listOpen(actor, {}));

/** Of a team or a service. */
export const openAlertsOf = (actor: Actor, where: Where): Promise<OpenAlertList> =>
  where.team === undefined && where.service === undefined
    ? openAlerts(actor)
    : listOpen(actor, where);
