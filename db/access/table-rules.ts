import { and, type SQL } from "drizzle-orm";
import type { SQLiteColumn as Column, SQLiteTable } from "drizzle-orm/sqlite-core";
import * as incidents from "../schema/incidents";
import * as installation from "../schema/installation";
import * as measurements from "../schema/measurements";
import * as people from "../schema/people";
import * as postmortems from "../schema/postmortems";
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
  userRule,
  type Rule,
} from "./rules";

const ofIncident = (id: Column) => partOf(incidents.incidents, incidentRule, id);
const ofPostmortem = (id: Column) => partOf(postmortems.postmortems, postmortemRule, id);
const sloRule = partOf(slos.services, serviceRule, slos.slos.serviceId);
const ofSlo = (id: Column) => partOf(slos.slos, sloRule, id);
const entryRule = ofIncident(incidents.incidentEntries.incidentId);
const objectiveRule = ofSlo(slos.objectives.sloId);

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
