import { and, or, type SQL } from "drizzle-orm";
import type { SQLiteColumn as Column, SQLiteTable } from "drizzle-orm/sqlite-core";
import * as alerts from "../schema/alerts";
import * as contacts from "../schema/contacts";
import * as dependencies from "../schema/dependencies";
import * as escalations from "../schema/escalations";
import * as incidents from "../schema/incidents";
import * as installation from "../schema/installation";
import * as integrations from "../schema/integrations";
import * as measurements from "../schema/measurements";
import * as notifications from "../schema/notifications";
import * as people from "../schema/people";
import * as postmortems from "../schema/postmortems";
import * as recommendations from "../schema/recommendations";
import * as schedules from "../schema/schedules";
import * as scorecards from "../schema/scorecards";
import * as slos from "../schema/slos";
import * as sources from "../schema/sources";
import { tables } from "../store/tables";
import type { Actor } from "./actor";
import {
  dataSourceRule,
  incidentRule,
  ofInstallation,
  ofManagedTeam,
  ofTeam,
  ownOf,
  partOf,
  postmortemRule,
  serviceRule,
  undeleted,
  userRule,
  type Rule,
} from "./rules";

const ofIncident = (id: Column) => partOf(incidents.incidents, incidentRule, id);
const ofPostmortem = (id: Column) => partOf(postmortems.postmortems, postmortemRule, id);
const ofService = (id: Column) => partOf(slos.services, serviceRule, id);
const sloRule = ofService(slos.slos.serviceId);
const ofSlo = (id: Column) => partOf(slos.slos, sloRule, id);
const alertRule = ofTeam(alerts.alerts.teamId);
const scheduleRule = undeleted(schedules.schedules.deletedAt, ofTeam(schedules.schedules.teamId));
const ofSchedule = (id: Column) => partOf(schedules.schedules, scheduleRule, id);
const policyRule = undeleted(
  escalations.escalationPolicies.deletedAt,
  ofTeam(escalations.escalationPolicies.teamId),
);
const escalationRule = ofTeam(escalations.escalations.teamId);
const integrationRule = ofManagedTeam(integrations.integrations.teamId);
const feedRule = ownOf(schedules.calendarFeeds.userId);
const entryRule = ofIncident(incidents.incidentEntries.incidentId);
const objectiveRule = ofSlo(slos.objectives.sloId);

/** One's own, and what a team that one may read was told. */
const notificationRule: Rule = (actor) => {
  const team = ofTeam(notifications.notifications.teamId)(actor);
  const own = ownOf(notifications.notifications.userId)(actor);
  return team === undefined || own === undefined ? undefined : or(team, own);
};

/** Both ends, or nobody learns that the other one is there. */
const linkRule: Rule = (actor) =>
  and(
    ofIncident(incidents.incidentLinks.lowId)(actor),
    ofIncident(incidents.incidentLinks.highId)(actor),
  );

/** A table that is not named here does not compile. */
const RULES: Record<keyof typeof tables, Rule> = {
  teams: ofTeam(people.teams.id),
  memberships: ofTeam(people.memberships.teamId),
  users: userRule,
  sessions: ownOf(people.sessions.userId),
  knownAddresses: ofInstallation,
  passwordResets: ofInstallation,
  invitations: ofManagedTeam(people.invitations.teamId),
  apiTokens: ofManagedTeam(people.apiTokens.teamId),

  services: serviceRule,
  dependencies: ofService(dependencies.dependencies.callerId),
  dependencyReviews: partOf(
    dependencies.dependencies,
    ofService(dependencies.dependencies.callerId),
    dependencies.dependencyReviews.dependencyId,
  ),
  dependencyVersions: ofService(dependencies.dependencyVersions.callerId),
  slos: sloRule,
  objectives: objectiveRule,
  sliMinutes: ofSlo(measurements.sliMinutes.sloId),
  sliHours: ofSlo(measurements.sliHours.sloId),
  sliceHours: partOf(slos.objectives, objectiveRule, measurements.sliceHours.objectiveId),
  idempotencyKeys: ofInstallation,
  dataSources: dataSourceRule,
  pollStates: ofSlo(sources.pollStates.sloId),
  backfills: ofSlo(sources.backfills.sloId),

  incidents: incidentRule,
  incidentServices: ofIncident(incidents.incidentServices.incidentId),
  incidentMarks: ofIncident(incidents.incidentMarks.incidentId),
  incidentEntries: entryRule,
  incidentEntryVersions: partOf(
    incidents.incidentEntries,
    entryRule,
    incidents.incidentEntryVersions.entryId,
  ),
  incidentLinks: linkRule,

  postmortems: postmortemRule,
  postmortemVersions: ofPostmortem(postmortems.postmortemVersions.postmortemId),
  postmortemReviewers: ofPostmortem(postmortems.postmortemReviewers.postmortemId),
  postmortemComments: ofPostmortem(postmortems.postmortemComments.postmortemId),
  postmortemLines: ofPostmortem(postmortems.postmortemLines.postmortemId),
  postmortemActions: ofPostmortem(postmortems.postmortemActions.postmortemId),

  alerts: alertRule,
  alertEvents: partOf(alerts.alerts, alertRule, alerts.alertEvents.alertId),
  alertMutes: ofTeam(alerts.alertMutes.teamId),
  alertRoutes: ofTeam(alerts.alertRoutes.teamId),
  integrations: integrationRule,
  changeEvents: ofTeam(integrations.changeEvents.teamId),
  integrationPayloads: partOf(
    integrations.integrations,
    integrationRule,
    integrations.integrationPayloads.integrationId,
  ),

  schedules: scheduleRule,
  scheduleVersions: ofSchedule(schedules.scheduleVersions.scheduleId),
  scheduleOverrides: ofSchedule(schedules.scheduleOverrides.scheduleId),
  shiftSwaps: ofSchedule(schedules.shiftSwaps.scheduleId),
  calendarFeeds: feedRule,
  calendarShifts: partOf(schedules.calendarFeeds, feedRule, schedules.calendarShifts.feedId),

  escalationPolicies: policyRule,
  escalationPolicyVersions: partOf(
    escalations.escalationPolicies,
    policyRule,
    escalations.escalationPolicyVersions.policyId,
  ),
  teamPaging: ofTeam(escalations.teamPaging.teamId),
  servicePaging: ofService(escalations.servicePaging.serviceId),
  escalations: escalationRule,
  escalationSteps: partOf(
    escalations.escalations,
    escalationRule,
    escalations.escalationSteps.escalationId,
  ),

  contactMethods: ownOf(contacts.contactMethods.userId),
  personalRules: ownOf(contacts.personalRules.userId),
  teamChannels: undeleted(contacts.teamChannels.deletedAt, ofTeam(contacts.teamChannels.teamId)),
  notifications: notificationRule,
  notificationAttempts: partOf(
    notifications.notifications,
    notificationRule,
    notifications.notificationAttempts.notificationId,
  ),

  scorecardLevels: ofService(scorecards.scorecardLevels.serviceId),

  recommendationDecisions: ofService(recommendations.recommendationDecisions.serviceId),
  recommendationEfforts: ofService(recommendations.recommendationEfforts.serviceId),

  audit: ofManagedTeam(installation.audit.teamId),
  leases: ofInstallation,
  settings: ofInstallation,
  loginAttempts: ofInstallation,
};

const byTable = new Map<unknown, Rule>(
  Object.entries(tables).map(([name, table]) => [table, RULES[name as keyof typeof tables]]),
);

/** Which of a table's rows the actor may read; undefined: each of them. */
export function readableRows(actor: Actor, table: SQLiteTable): SQL | undefined {
  const rule = byTable.get(table);
  if (!rule) throw new Error("nobody has said who may read this table");
  return rule(actor);
}
