import { eq, isNull, inArray, sql, type SQL } from "drizzle-orm";
import { OPEN_STATUSES } from "@/lib/incident/status";
import type { SQLiteColumn as Column, SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Actor } from "../../access/actor";
import { moveAlertsOfTeam } from "../../alerts/internal/change-owner";
import { moveChangesOfTeam } from "../../changes/internal/change-owner";
import { moveCalleesOfTeam } from "../../dependencies/internal/change-owner";
import { moveEscalationsOfTeam } from "../../escalations/internal/move-team";
import { teamChannels } from "../../schema/contacts";
import { escalationPolicies } from "../../schema/escalations";
import { incidents } from "../../schema/incidents";
import { integrations } from "../../schema/integrations";
import { postmortems } from "../../schema/postmortems";
import { schedules } from "../../schema/schedules";
import { services } from "../../schema/slos";
import { dataSources } from "../../schema/sources";
import { moveServicesOfTeam } from "../../services/internal/move-team";
import type { Db } from "../../store/engine";
import type { Team } from "../teams";

type OfTeam = SQLiteTable & { teamId: Column; updatedAt: Column };
type Move = { from: Team; to: Team; now: Date };
type Moving = (tx: Db, move: Move, actor: Actor) => Promise<void>;

/** What a team is in charge of: without it, a team is not deleted before another one takes over. */
type Owned = {
  /** As the audit log calls them. */
  key: string;
  one: string;
  many: string;
  table: OfTeam;
  /** Which of its rows count, where not all do. */
  counted?: SQL | undefined;
  /** As the audit log calls those that are open, and which they are. */
  open?: { key: string; rows: SQL };
  move: Moving;
};

/**
 * In the order in which they are told. Data sources that only this team may use go with the
 * services that read them; what sends alerts to it goes on under the same keys.
 */
export const OWNED: readonly Owned[] = [
  {
    key: "services",
    one: "service",
    many: "services",
    table: services,
    move: moveServicesOfTeam,
  },
  {
    key: "incidents",
    one: "incident",
    many: "incidents",
    table: incidents,
    open: {
      key: "openIncidents",
      rows: inArray(incidents.status, [...OPEN_STATUSES]),
    },
    move: async (tx, { from, to, now }) => {
      await tx
        .update(incidents)
        .set({ teamId: to.id, updatedAt: now, revision: sql`${incidents.revision} + 1` })
        .where(eq(incidents.teamId, from.id));
    },
  },
  {
    key: "postmortems",
    one: "postmortem",
    many: "postmortems",
    table: postmortems,
    move: rowsOfTeam(postmortems),
  },
  {
    key: "schedules",
    one: "schedule",
    many: "schedules",
    table: schedules,
    counted: isNull(schedules.deletedAt),
    move: rowsOfTeam(schedules),
  },
  {
    key: "dataSources",
    one: "data source",
    many: "data sources",
    table: dataSources,
    move: rowsOfTeam(dataSources),
  },
  {
    key: "integrations",
    one: "integration",
    many: "integrations",
    table: integrations,
    move: rowsOfTeam(integrations),
  },
  {
    key: "policies",
    one: "escalation policy",
    many: "escalation policies",
    table: escalationPolicies,
    counted: isNull(escalationPolicies.deletedAt),
    move: moveEscalationsOfTeam,
  },
  {
    key: "channels",
    one: "channel",
    many: "channels",
    table: teamChannels,
    counted: isNull(teamChannels.deletedAt),
    move: rowsOfTeam(teamChannels),
  },
];

/** What nobody is asked about: it goes with what the team is in charge of. */
const FOLLOWING: readonly Moving[] = [moveCalleesOfTeam, moveAlertsOfTeam, moveChangesOfTeam];

/** Gives all that a team is in charge of to another one. */
export async function moveOwned(tx: Db, actor: Actor, move: Move): Promise<void> {
  for (const moved of [...OWNED.map((owned) => owned.move), ...FOLLOWING])
    await moved(tx, move, actor);
}

function rowsOfTeam(table: OfTeam): Moving {
  return async (tx, { from, to, now }) => {
    await tx.update(table).set({ teamId: to.id, updatedAt: now }).where(eq(table.teamId, from.id));
  };
}
