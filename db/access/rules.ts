import { and, eq, exists, isNull, not, or, sql, type SQL, type SQLWrapper } from "drizzle-orm";
import type { SQLiteColumn as Column, SQLiteTable } from "drizzle-orm/sqlite-core";
import { AppError } from "@/lib/errors/app-error";
import { subselect } from "../store/client";
import { dataSources } from "../schema/sources";
import { incidents, incidentServices } from "../schema/incidents";
import { memberships, users } from "../schema/people";
import { postmortems } from "../schema/postmortems";
import { services } from "../schema/slos";
import { isAdmin, type Actor } from "./actor";
import { reachOf, withinSql } from "./reach";

/** Which rows of a table an actor may read; undefined: each of them. */
export type Rule = (actor: Actor) => SQL | undefined;
type Parent = SQLiteTable & { id: Column };

export const ofTeam =
  (teamId: SQLWrapper): Rule =>
  (actor) =>
    withinSql(reachOf(actor, "read"), teamId);

/** Nobody finds what is deleted; what is joined to it in history names it still. */
export const undeleted =
  (deletedAt: SQLWrapper, rule: Rule): Rule =>
  (actor) =>
    and(isNull(deletedAt), rule(actor));

/** Of a team that the actor manages; what belongs to no team, or to one that is gone, is for administrators. */
export const ofManagedTeam =
  (teamId: SQLWrapper): Rule =>
  (actor) => {
    if (isAdmin(actor)) return undefined;
    return withinSql(reachOf(actor, "manage"), teamId) ?? sql`${teamId} in (select id from teams)`;
  };

/** As the row of another table that it belongs to. */
export const partOf =
  (parent: Parent, rule: Rule, parentId: SQLWrapper): Rule =>
  (actor) => {
    const readable = rule(actor);
    if (readable === undefined) return undefined;
    const owner = subselect()
      .select({ id: parent.id })
      .from(parent)
      .where(and(eq(parent.id, parentId), readable));
    return exists(owner);
  };

/** For gates, jobs and administrators. */
export const ofInstallation: Rule = (actor) => {
  if (isAdmin(actor)) return undefined;
  throw new AppError("forbidden", "This needs an administrator of the installation.");
};

/** One's own, for a person. */
export const ownOf =
  (userId: SQLWrapper): Rule =>
  (actor) => {
    if (isAdmin(actor)) return undefined;
    return actor.kind === "user" ? sql`${userId} = ${actor.userId}` : NO_ROW;
  };

const NO_ROW = sql`1 = 0`;

export const serviceRule = ofTeam(services.teamId);

/** Whether an incident affects a service of which this holds. */
const affecting = (service: SQL | undefined): SQL =>
  exists(
    subselect()
      .select({ id: incidentServices.incidentId })
      .from(incidentServices)
      .innerJoin(services, eq(services.id, incidentServices.serviceId))
      .where(and(eq(incidentServices.incidentId, incidents.id), service)),
  );

/** Of the team in charge, and of those of the affected services. */
export const incidentRule: Rule = (actor) => {
  const inCharge = ofTeam(incidents.teamId)(actor);
  if (inCharge === undefined) return undefined;
  return or(inCharge, affecting(serviceRule(actor)));
};

/** Of the team that owns it, and as its incident. */
export const postmortemRule: Rule = (actor) => {
  const owned = ofTeam(postmortems.teamId)(actor);
  if (owned === undefined) return undefined;
  return or(owned, partOf(incidents, incidentRule, postmortems.incidentId)(actor));
};

/** Everybody sees administrators, themselves and whoever is in a team that they may read. */
export const userRule: Rule = (actor) => {
  const inTeam = ofTeam(memberships.teamId)(actor);
  if (inTeam === undefined) return undefined;
  const member = subselect()
    .select({ id: memberships.userId })
    .from(memberships)
    .where(and(eq(memberships.userId, users.id), inTeam));
  return or(ownOf(users.id)(actor), eq(users.admin, true), exists(member));
};

/** Of the teams whose SLOs the actor may change; what is open to every team, where that is anywhere. */
export const dataSourceRule: Rule = (actor) => {
  const managed = withinSql(reachOf(actor, "manage"), dataSources.teamId);
  const open = isNull(dataSources.teamId);
  if (managed === undefined) return managesSomewhere(actor) ? undefined : not(open);
  return managesSomewhere(actor) ? or(managed, open) : managed;
};

/** A token whose owner may not do everything speaks for its own team alone. */
function managesSomewhere(actor: Actor): boolean {
  const reach = reachOf(actor, "manage");
  if (actor.kind === "token" && actor.ceiling !== undefined) return false;
  return reach.kind === "everywhere" || reach.ids.length > 0;
}
