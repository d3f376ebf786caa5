import type { StoredProfile } from "@/lib/service/claims";
import type { Sli } from "@/lib/sli/sli";
import type { Alerting } from "@/lib/slo/alerting";
import type { Budgeting, NoData, Window } from "@/lib/slo/objective";
import type { Source } from "@/lib/slo/source";
import { c } from "../store/columns";
import { teams } from "./people";

export const services = c.table(
  "services",
  {
    id: c.id(),
    slug: c.text().notNull().unique(),
    name: c.text().notNull(),
    description: c.text().notNull(),
    teamId: c
      .int()
      .notNull()
      .references(() => teams.id, { onDelete: "restrict" }),
    /** 1 (most critical) to 4, or unset. */
    tier: c.int(),
    reliability: c.json<StoredProfile>().notNull().default({}),
    demo: c.bool().notNull(),
    /** The document of its SLOs as last applied, for the comments in it; the definitions count. */
    slosYaml: c.text(),
    createdAt: c.time().notNull(),
    updatedAt: c.time().notNull(),
    archivedAt: c.time(),
  },
  (t) => [c.index("services_team").on(t.teamId)],
);

export const slos = c.table(
  "slos",
  {
    id: c.id(),
    serviceId: c
      .int()
      .notNull()
      .references(() => services.id, { onDelete: "cascade" }),
    slug: c.text().notNull(),
    name: c.text().notNull(),
    description: c.text().notNull(),
    sli: c.json<Sli>().notNull(),
    source: c.json<Source>().notNull(),
    alerting: c.json<Alerting>().notNull(),
    /** The first epoch minute with data. */
    firstMinute: c.int(),
    /**
     * The last epoch minute with data; while its hour is open, one of that hour's. Read it by
     * `exactLastMinutes`.
     */
    lastMinute: c.int(),
    /** Counts edits, so that a form that started from an older version is told so. */
    version: c.int().notNull(),
    createdAt: c.time().notNull(),
    updatedAt: c.time().notNull(),
    archivedAt: c.time(),
  },
  (t) => [c.uniqueIndex("slos_service_slug").on(t.serviceId, t.slug)],
);

export const objectives = c.table(
  "objectives",
  {
    id: c.id(),
    sloId: c
      .int()
      .notNull()
      .references(() => slos.id, { onDelete: "cascade" }),
    position: c.int().notNull(),
    targetPpm: c.int().notNull(),
    window: c.json<Window>().notNull(),
    budgeting: c.json<Budgeting>().notNull(),
    noData: c.text().notNull().$type<NoData>(),
  },
  (t) => [c.uniqueIndex("objectives_slo_position").on(t.sloId, t.position)],
);
