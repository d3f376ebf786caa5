import { DAY_MS } from "@/lib/time/duration";
import { NOON, later } from "./persons";
import { findCaretaker } from "../alerts/caretaker";
import { findEvaluationProgress, listEvaluatedAlerts, listOpenOf } from "../alerts/evaluation";
import { listOwnAlerts } from "../alerts/own-alerts";
import { getDataSource } from "../sources/find";
import { findIntegrationByKey } from "../integrations/find-by-key";
import { findAuditCheck } from "../store/audit-list";
import { listDataSources } from "../sources/list";
import { findInvitation } from "../people/invitations";
import { hasDueEscalations, listDueEscalations } from "../escalations/run-due";
import { findFeedIdentity } from "../schedules/feed-identity";
import { apiTokenExists, findTokenIdentity } from "../people/token-identity";
import { countSlosBySource, listSlosUsing } from "../sources/list-uses";
import { findCredentials, hasUsers, listUsers } from "../people/users";
import { findDemo, hasDemo } from "../demo/workspace";
import { findPasswordReset } from "../people/password-resets";
import { findSessionIdentity } from "../people/sessions";
import { findTeamHoldings } from "../people/delete-team";
import { isKnownAddress } from "../people/known-addresses";
import { listLeases } from "../store/leases";
import { findAcknowledgeable } from "../notifications/find-acknowledgeable";
import { findEventSubject } from "../notifications/find-event";
import { findSubject } from "../notifications/find-subject";
import { hasDue, listStillHeld } from "../notifications/lease";
import { listUnanswered } from "../escalations/list-unanswered";
import { findDelivery } from "../notifications/delivery";
import { findMail, findVapid } from "../notifications/settings";
import { listOpenBackfills } from "../sources/backfills";
import { listPolledSlos } from "../sources/poll";
import type { Reads } from "./team-reads";

const NOTHING = {
  cause: { kind: "test" } as const,
  userId: null,
  alertId: null,
  incidentId: null,
  escalationId: null,
  scheduleId: null,
};

const PUBLISHED = {
  kind: "event",
  event: "postmortem.published",
  at: NOON.getTime(),
  postmortemId: 1,
} as const;

/** What is for the gates, jobs and administrators. */
export const readsOfInstallation: Reads = {
  apiTokenExists: (actor) => apiTokenExists(actor, "hidden hash"),
  countSlosBySource: (actor) => countSlosBySource(actor),
  findAcknowledgeable: (actor) =>
    findAcknowledgeable(actor, { subject: { alertId: 1 }, by: { userId: 1 } }),
  findAuditCheck: (actor) => findAuditCheck(actor),
  findEvaluationProgress: (actor) => findEvaluationProgress(actor),
  findCredentials: (actor) => findCredentials(actor, "hidden@example.org"),
  findDemo: (actor) => findDemo(actor),
  findFeedIdentity: (actor) => findFeedIdentity(actor, "hidden"),
  findIntegrationByKey: (actor) => findIntegrationByKey(actor, "hidden", NOON),
  findInvitation: (actor) => findInvitation(actor, "hidden key", NOON),
  findMail: (actor) => findMail(actor),
  findPasswordReset: (actor) => findPasswordReset(actor, "hidden key", NOON),
  findSessionIdentity: (actor) => findSessionIdentity(actor, "key of Hidden", NOON),
  listStillHeld: (actor) => listStillHeld(actor, []),
  findEventSubject: (actor) => findEventSubject(actor, { ...NOTHING, cause: PUBLISHED }),
  findSubject: (actor) => findSubject(actor, NOTHING),
  findTeamHoldings: (actor) => findTeamHoldings(actor, "hidden"),
  findTokenIdentity: (actor) => findTokenIdentity(actor, "hidden hash", NOON),
  findVapid: (actor) => findVapid(actor),
  getDataSource: (actor) => getDataSource(actor, "hidden-source"),
  hasDemo: (actor) => hasDemo(actor),
  hasDue: (actor) => hasDue(actor, NOON),
  hasDueEscalations: (actor) => hasDueEscalations(actor, later(DAY_MS)),
  hasUsers: (actor) => hasUsers(actor),
  isKnownAddress: (actor) => isKnownAddress(actor, "hidden@example.org", "192.0.2.1", NOON),
  listDataSources: (actor) => listDataSources(actor),
  listEvaluatedAlerts: (actor) => listEvaluatedAlerts(actor),
  findDelivery: (actor) => findDelivery(actor, NOON),
  findCaretaker: (actor) => findCaretaker(actor),
  listOpenOf: (actor) => listOpenOf(actor, ["burn-rate"]),
  listOwnAlerts: (actor) => listOwnAlerts(actor),
  listUnanswered: (actor) => listUnanswered(actor, later(DAY_MS)),
  listDueEscalations: (actor) => listDueEscalations(actor, later(DAY_MS)),
  listLeases: (actor) => listLeases(actor),
  listOpenBackfills: (actor) => listOpenBackfills(actor),
  listPolledSlos: (actor) => listPolledSlos(actor),
  listSlosUsing: (actor) => listSlosUsing(actor, "hidden-source"),
  listUsers: (actor) => listUsers(actor),
};
