import { c } from "../store/columns";
import { teams } from "./people";
import { slos } from "./slos";

/** How Burnline proves itself to a data source; `secret` is sealed with the installation's key. */
export type SourceAuth =
  | { type: "none" }
  | { type: "basic"; username: string; sealedSecret: string }
  | { type: "bearer"; sealedSecret: string };

export const dataSources = c.table("data_sources", {
  id: c.id(),
  slug: c.text().notNull().unique(),
  name: c.text().notNull(),
  kind: c.text().notNull().$type<"prometheus">(),
  url: c.text().notNull(),
  auth: c.json<SourceAuth>().notNull(),
  /** The team that may use it; every team where unset. */
  teamId: c.int().references(() => teams.id, { onDelete: "cascade" }),
  createdAt: c.time().notNull(),
  updatedAt: c.time().notNull(),
});

/** What polling an SLO's source last gave. */
export const pollStates = c.table("poll_states", {
  sloId: c
    .int()
    .primaryKey()
    .references(() => slos.id, { onDelete: "cascade" }),
  attemptedAt: c.time(),
  succeededAt: c.time(),
  error: c.text(),
  failures: c.int().notNull(),
});

/** A back-fill walks from `fromMinute` to `toMinute`; `nextMinute` is how far it has come. */
export const backfills = c.table("backfills", {
  sloId: c
    .int()
    .primaryKey()
    .references(() => slos.id, { onDelete: "cascade" }),
  fromMinute: c.int().notNull(),
  toMinute: c.int().notNull(),
  nextMinute: c.int().notNull(),
  error: c.text(),
  startedAt: c.time().notNull(),
  finishedAt: c.time(),
});
