import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/time/duration";
import type { PublishedSpending } from "@/lib/postmortem/published-spending";
import type { UserActor } from "../access/actor";
import { NOON, later } from "./persons";
import type { HiddenWorld } from "./hidden-world";
import { countActions, listActions } from "../postmortems/list-actions";
import { countOpenAlerts } from "../alerts/count-open";
import { countSloPages } from "../alerts/count-slo-pages";
import { countResponders } from "../people/count-responders";
import { findAlert, getAlert, listAlertEvents } from "../alerts/find";
import { listAlerts } from "../alerts/list";
import { listEndedMutes, listOpenMutes } from "../alerts/mutes";
import { listAlertMarks } from "../alerts/list-marks";
import { listAlertMessages } from "../alerts/told";
import { findPostmortemOf, getPostmortem } from "../postmortems/find";
import { findService, findSlosDocument, getService } from "../services/find";
import { findSlo, getSlo } from "../slos/find";
import { findDependency, getDependency } from "../dependencies/find";
import { findCallReview, getCallReview } from "../dependencies/find-review";
import { listDependencyVersions } from "../dependencies/history";
import { listCalls } from "../dependencies/list";
import { listCallReviews } from "../dependencies/list-reviews";
import { findSourceState } from "../sources/find-state";
import { findTeam, getTeam, listTeams } from "../people/teams";
import { firstDetailedMinutes, retentionOf, retentionsOf } from "../measurements/retained";
import { getDataSourceForQuery } from "../sources/find";
import { getEntry, getTimeline } from "../incidents/timeline";
import { getIncident } from "../incidents/find";
import { getPostmortemTimeline } from "../postmortems/timeline";
import { getPostmortemVersion, listPostmortemVersions } from "../postmortems/history";
import {
  hourlyTallies,
  minuteTallies,
  rememberedTallies,
  runningSums,
  windowTallies,
} from "../measurements/windows";
import { incidentNamed } from "../incidents/find-named";
import { getAlertRoute } from "../alert-routes/find-alert-route";
import { getAlertRoutes } from "../alert-routes/find";
import { listRouteChoices } from "../alert-routes/list-choices";
import { getIntegration } from "../integrations/find";
import { listIntegrations } from "../integrations/list";
import { listPayloads } from "../integrations/list-payloads";
import { listActionsOf } from "../postmortems/actions";
import { listApiTokens } from "../people/api-tokens";
import { listAudit } from "../store/audit-list";
import { listComments } from "../postmortems/comments";
import { listDataSourceChoices } from "../sources/list";
import { listDuePostmortems } from "../postmortems/list-due";
import { listDuplicates } from "../incidents/duplicates";
import { listEarlierIncidents } from "../postmortems/list-earlier-incidents";
import { listImpacts } from "../incidents/list-impacts";
import { listIncidentRecords } from "../incidents/list-records";
import { listServiceLives } from "../incidents/list-service-lives";
import { listIncidents } from "../incidents/list";
import { listInvitations } from "../people/invitations";
import { listMembers } from "../people/memberships";
import { listOpenIncidents } from "../incidents/list-open";
import {
  listPostmortemPeople,
  listReviewers,
  listWaitingReviews,
} from "../postmortems/list-reviews";
import { listPostmortems } from "../postmortems/list";
import { listPublishedSpending } from "../postmortems/spending";
import { listRelated } from "../incidents/links";
import { findPolicy, getPolicy } from "../escalations/find";
import { getPolicyUses } from "../escalations/find-uses";
import { listEscalations, listNamesIn } from "../escalations/list-escalations";
import { listToldByAlerts } from "../escalations/list-told-by-alerts";
import { listPolicies } from "../escalations/list";
import { listTargetChoices } from "../escalations/list-target-choices";
import { getServicePaging } from "../escalations/service-paging";
import { getTeamPaging } from "../escalations/team-paging";
import {
  getPagedWithoutPolicy,
  getPolicyPaged,
  getServicePaged,
  listServicesPaged,
} from "../escalations/who-is-paged";
import { listResponders } from "../incidents/list-responders";
import { findSchedule, getRota, getSchedule } from "../schedules/find";
import { listScheduleVersions } from "../schedules/history";
import { countActionsOfServices } from "../postmortems/count-actions-of-services";
import { listAskedFor } from "../postmortems/list-asked-for";
import { listFirstLevels } from "../escalations/list-first-levels";
import { countAccepted, listAccepted } from "../recommendations/list-accepted";
import { listDecisions, listDecisionsOf, listEfforts } from "../recommendations/list-decisions";
import { listLevels } from "../scorecards/list-levels";
import { listRotas, listSchedules } from "../schedules/list";
import { listRotasToTell } from "../schedules/list-rotas-to-tell";
import { listKnownPeople } from "../schedules/list-known-people";
import { listSwaps, listSwapsAskedOf } from "../schedules/list-swaps";
import { listServices } from "../services/list";
import { listSloChanges } from "../slos/list-changes";
import { listDataSpans } from "../slos/list-data-spans";
import { countArchivedSlos } from "../slos/count-archived";
import { listSloNames, listSlos } from "../slos/list";
import { resolveSloTargets } from "../slos/resolve-targets";
import { listReach } from "../contacts/list-reach";
import { listChanges } from "../changes/list";
import { getChannel, listChannels } from "../contacts/channels";
import { countPages } from "../notifications/count-pages";
import { listNotifications } from "../notifications/list";

export type Reads = Record<string, (actor: UserActor) => unknown>;

const PAGE = { size: 20, page: 1 };

/** The first of the store. */
const ALERT = 1;

const PAGE_OF_MESSAGES = { limit: 20 };

const HIDDEN = ["hidden-service", "hidden-slo"] as const;

const span = { start: NOON.getTime() - HOUR_MS, end: NOON.getTime() + HOUR_MS };

const asked = ({ slo: { id, objectives } }: HiddenWorld) => ({
  sloId: id,
  objectiveId: objectives[0]?.id ?? 0,
  budgeting: { method: "occurrences" as const },
});

const spending = ({ slo }: HiddenWorld): PublishedSpending => ({
  sloId: slo.id,
  teamId: slo.service.team.id,
  slo: "Hidden",
  service: "Hidden",
  unit: "events",
  targetPpm: 999_000,
  bad: 1,
  consumed: 1,
  rounded: false,
});

/** What a closed team's manager is shown of it. */
export const readsOfTeam = (world: HiddenWorld): Reads => {
  const { slo, incident, original, entry, postmortem } = world;
  const { id: number } = incident;
  const { id } = postmortem;
  const { start, end } = span;
  return {
    countAccepted: (actor) => countAccepted(actor, {}),
    countActions: (actor) => countActions(actor, {}),
    countActionsOfServices: (actor) => countActionsOfServices(actor, "2026-11-02"),
    countArchivedSlos: (actor) => countArchivedSlos(actor, "hidden-service"),
    countOpenAlerts: (actor) => countOpenAlerts(actor),
    countPages: (actor) => countPages(actor, ["hidden@example.org"], span),
    countResponders: (actor) => countResponders(actor, slo.service.teamId),
    countSloPages: (actor) => countSloPages(actor, new Date(start)),
    findCallReview: (actor) => findCallReview(actor, "hidden-service", "hidden-mail"),
    findDependency: (actor) => findDependency(actor, "hidden-service", "hidden-mail"),
    findAlert: (actor) => findAlert(actor, ALERT),
    findPolicy: (actor) => findPolicy(actor, "hidden-policy"),
    getCallReview: (actor) => getCallReview(actor, "hidden-service", "hidden-mail"),
    getDependency: (actor) => getDependency(actor, "hidden-service", "hidden-mail"),
    listCalls: (actor) => listCalls(actor, "hidden-service"),
    listCallReviews: (actor) => listCallReviews(actor),
    listDependencyVersions: (actor) =>
      listDependencyVersions(actor, "hidden-service", { limit: 10 }),
    findPostmortemOf: (actor) => findPostmortemOf(actor, number),
    findSchedule: (actor) => findSchedule(actor, "hidden-schedule"),
    findService: (actor) => findService(actor, "hidden-service"),
    findSlo: (actor) => findSlo(actor, ...HIDDEN),
    findSlosDocument: (actor) => findSlosDocument(actor, "hidden-service"),
    findSourceState: (actor) => findSourceState(actor, slo),
    findTeam: (actor) => findTeam(actor, "hidden"),
    firstDetailedMinutes: (actor) => firstDetailedMinutes(actor, [slo.id]),
    getAlert: (actor) => getAlert(actor, ALERT),
    getChannel: (actor) => getChannel(actor, "hidden-channel"),
    getAlertRoute: (actor) => getAlertRoute(actor, 1),
    getAlertRoutes: (actor) => getAlertRoutes(actor, "hidden"),
    getDataSourceForQuery: (actor) => getDataSourceForQuery(actor, "hidden-source"),
    getEntry: (actor) => getEntry(actor, number, entry),
    getIncident: (actor) => getIncident(actor, number),
    getPolicy: (actor) => getPolicy(actor, "hidden-policy"),
    getPolicyPaged: (actor) => getPolicyPaged(actor, "hidden-policy", NOON),
    getPolicyUses: (actor) => getPolicyUses(actor, "hidden-policy"),
    getIntegration: (actor) => getIntegration(actor, "hidden-integration"),
    getPostmortem: (actor) => getPostmortem(actor, id),
    getPostmortemTimeline: (actor) => getPostmortemTimeline(actor, id),
    getPostmortemVersion: (actor) => getPostmortemVersion(actor, id, 1),
    getRota: (actor) => getRota(actor, "hidden-schedule", span),
    getSchedule: (actor) => getSchedule(actor, "hidden-schedule"),
    getService: (actor) => getService(actor, "hidden-service"),
    getPagedWithoutPolicy: (actor) => getPagedWithoutPolicy(actor, "hidden", NOON),
    getServicePaged: (actor) => getServicePaged(actor, "hidden-service", NOON),
    getServicePaging: (actor) => getServicePaging(actor, "hidden-service"),
    getSlo: (actor) => getSlo(actor, ...HIDDEN),
    getTeam: (actor) => getTeam(actor, "hidden"),
    getTeamPaging: (actor) => getTeamPaging(actor, "hidden"),
    getTimeline: (actor) => getTimeline(actor, number),
    hourlyTallies: (actor) => hourlyTallies(actor, [asked(world)], start / HOUR_MS, end / HOUR_MS),
    incidentNamed: (actor) => incidentNamed(actor, "Hidden outage before"),
    listActions: (actor) => listActions(actor, { state: "all" }, PAGE),
    listActionsOf: (actor) => listActionsOf(actor, id),
    listAlertEvents: (actor) => listAlertEvents(actor, ALERT),
    listAlertMarks: (actor) =>
      listAlertMarks(
        actor,
        {
          sloId: slo.id,
          objectiveId: slo.objectives[0]?.id ?? 0,
          from: later(-DAY_MS),
          to: later(DAY_MS),
        },
        10,
      ),
    listAlertMessages: (actor) => listAlertMessages(actor, ALERT),
    listAlerts: (actor) => listAlerts(actor, {}, { order: "open-first", limit: 9, offset: 0 }),
    listApiTokens: (actor) => listApiTokens(actor),
    listAudit: (actor) => listAudit(actor, {}, PAGE),
    listChanges: (actor) => listChanges(actor, { service: null }, { limit: 100 }),
    listChannels: (actor) => listChannels(actor),
    listComments: (actor) => listComments(actor, id),
    listDataSourceChoices: (actor) => listDataSourceChoices(actor),
    listDuePostmortems: (actor) => listDuePostmortems(actor, { limit: 9 }),
    listDuplicates: (actor) => listDuplicates(actor, original),
    listEarlierIncidents: (actor) => listEarlierIncidents(actor, incident),
    listEndedMutes: (actor) => listEndedMutes(actor, later(9 * DAY_MS)),
    listEscalations: (actor) => listEscalations(actor, { incidentId: original }),
    listToldByAlerts: (actor) => listToldByAlerts(actor, original),
    listImpacts: (actor) =>
      listImpacts(actor, { service: "hidden-service", from: new Date(start - DAY_MS), limit: 9 }),
    listIncidentRecords: (actor) => listIncidentRecords(actor, { from: start - DAY_MS, to: end }),
    listIncidents: (actor) =>
      listIncidents(actor, { q: "outage" }, { order: "open-first", limit: 9, offset: 0 }),
    listIntegrations: (actor) => listIntegrations(actor),
    listInvitations: (actor) => listInvitations(actor, "hidden", NOON),
    listKnownPeople: (actor) => listKnownPeople(actor, ["hidden@example.org"]),
    listMembers: (actor) => listMembers(actor, "hidden"),
    listNotifications: (actor) => listNotifications(actor, {}, PAGE_OF_MESSAGES),
    listNamesIn: async (actor) =>
      listNamesIn(actor, await listEscalations(actor, { incidentId: original })),
    listOpenIncidents: (actor) => listOpenIncidents(actor),
    listOpenMutes: (actor) => listOpenMutes(actor, NOON),
    listPolicies: (actor) => listPolicies(actor),
    listPayloads: (actor) => listPayloads(actor, "hidden-integration"),
    listPostmortemPeople: (actor) => listPostmortemPeople(actor, id),
    listPostmortemVersions: (actor) => listPostmortemVersions(actor, id),
    listPostmortems: (actor) => listPostmortems(actor, { q: "outage" }, PAGE),
    listPublishedSpending: (actor) =>
      listPublishedSpending(actor, { publishedSpending: [spending(world)] }),
    listReach: (actor) => listReach(actor, ["hidden@example.org"]),
    listRelated: (actor) => listRelated(actor, number),
    listResponders: (actor) => listResponders(actor, [slo.service.team]),
    listReviewers: (actor) => listReviewers(actor, id),
    listAskedFor: (actor) => listAskedFor(actor, new Date(0)),
    listFirstLevels: (actor) => listFirstLevels(actor, [slo.service]),
    listAccepted: (actor) => listAccepted(actor, {}),
    listDecisions: (actor) => listDecisions(actor),
    listDecisionsOf: (actor) => listDecisionsOf(actor, "NO-JITTER/hidden-service/hidden-mail"),
    listEfforts: (actor) => listEfforts(actor),
    listLevels: (actor) => listLevels(actor, slo.serviceId, 10),
    listRotas: (actor) => listRotas(actor, span),
    listRotasToTell: (actor) =>
      listRotasToTell(actor, { scheduleId: null, within: span, deletedSince: NOON }),
    listScheduleVersions: (actor) => listScheduleVersions(actor, "hidden-schedule", 9),
    listSchedules: (actor) => listSchedules(actor),
    listRouteChoices: (actor) => listRouteChoices(actor, "hidden"),
    listServiceLives: async (actor) => [...(await listServiceLives(actor))],
    listServices: (actor) => listServices(actor),
    listServicesPaged: (actor) => listServicesPaged(actor, ["hidden-service"], NOON, "page"),
    listSloChanges: (actor) => listSloChanges(actor, slo, later(-DAY_MS), later(DAY_MS)),
    listDataSpans: (actor) => listDataSpans(actor),
    listSloNames: (actor) => listSloNames(actor),
    listSlos: (actor) => listSlos(actor, { archived: true }),
    listSwaps: (actor) => listSwaps(actor, "hidden-schedule", NOON),
    listSwapsAskedOf: (actor) => listSwapsAskedOf(actor, "other@burnline.example", NOON),
    listTargetChoices: async (actor) => {
      // Everybody may choose themselves and their own teams.
      const { schedules, channels } = await listTargetChoices(actor);
      return [...schedules, ...channels];
    },
    listTeams: (actor) => listTeams(actor),
    listWaitingReviews: (actor) => listWaitingReviews(actor, 9),
    minuteTallies: (actor) => minuteTallies(actor, slo.id, { start, end: end + MINUTE_MS }),
    resolveSloTargets: (actor) =>
      resolveSloTargets(actor, [{ service: HIDDEN[0], slo: HIDDEN[1] }]),
    rememberedTallies: (actor) =>
      rememberedTallies(actor, [{ ...asked(world), intervals: [span] }]),
    retentionOf: (actor) => retentionOf(actor, slo),
    retentionsOf: (actor) => retentionsOf(actor, [slo]),
    runningSums: (actor) => runningSums(actor, { ...asked(world), instants: [end] }),
    windowTallies: (actor) => windowTallies(actor, [{ ...asked(world), intervals: [span] }]),
  };
};
