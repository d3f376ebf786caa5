import { sql } from "drizzle-orm";
import type { AnySQLiteColumn } from "drizzle-orm/sqlite-core";
import type { EntryData, IncidentRoles } from "@/lib/incident/entry";
import type { Severity } from "@/lib/incident/severity";
import type { Status } from "@/lib/incident/status";
import type { KeyTime, KeyTimeSource } from "@/lib/incident/times";
import type { PostmortemWaiver } from "@/lib/postmortem/waiver";
import { c } from "../store/columns";
import { teams, users } from "./people";
import { services } from "./slos";

/**
 * Severity, status, times, roles and the last update repeat what marks and entries say;
 * `db/incidents/internal/state.ts` alone writes them.
 */
export const incidents = c.table(
  "incidents",
  {
    /** Also its number. */
    id: c.id(),
    /** In charge: that of the first service at the declaration. */
    teamId: c
      .int()
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    title: c.text().notNull(),
    summary: c.text().notNull(),
    severity: c.text().notNull().$type<Severity>(),
    status: c.text().notNull().$type<Status>(),
    startedAt: c.time().notNull(),
    detectedAt: c.time(),
    acknowledgedAt: c.time(),
    mitigatedAt: c.time(),
    resolvedAt: c.time(),
    roles: c.json<IncidentRoles>().notNull(),
    lastUpdateAt: c.time(),
    /**
     * Why it gets no postmortem although its severity asks for one; null while nobody has said so.
     */
    postmortemWaiver: c.json<PostmortemWaiver>(),
    /** Canceled because that one is worked on. */
    duplicateOfId: c
      .int()
      .references((): AnySQLiteColumn => incidents.id, { onDelete: "set null" }),
    declaredAt: c.time().notNull(),
    declaredById: c.int().references(() => users.id, { onDelete: "set null" }),
    declaredBy: c.text().notNull(),
    demo: c.bool().notNull(),
    /**
     * Counts changes of title, summary and services, so that a form that started from an older
     * version is told so.
     */
    version: c.int().notNull(),
    /** Grows with every change of anything of it: live pages wait for that. */
    revision: c.int().notNull(),
    updatedAt: c.time().notNull(),
  },
  (t) => [
    c.index("incidents_started").on(t.startedAt),
    c.index("incidents_status").on(t.status),
    c.index("incidents_resolved").on(t.resolvedAt),
    // What may ask for a postmortem is counted by it alone.
    c
      .index("incidents_unwaived")
      .on(t.status, t.severity, t.resolvedAt)
      .where(sql`postmortem_waiver is null`),
    c.index("incidents_team").on(t.teamId),
    c.index("incidents_duplicates").on(t.duplicateOfId),
  ],
);

export const incidentServices = c.table(
  "incident_services",
  {
    incidentId: c
      .int()
      .notNull()
      .references(() => incidents.id, { onDelete: "cascade" }),
    serviceId: c
      .int()
      .notNull()
      .references(() => services.id, { onDelete: "cascade" }),
  },
  (t) => [
    c.primaryKey({ columns: [t.incidentId, t.serviceId] }),
    c.index("incident_services_service").on(t.serviceId),
  ],
);

/**
 * Every value that a time has had; the newest row of each mark counts, and one without `at` takes
 * it back.
 */
export const incidentMarks = c.table(
  "incident_marks",
  {
    id: c.id(),
    incidentId: c
      .int()
      .notNull()
      .references(() => incidents.id, { onDelete: "cascade" }),
    mark: c.text().notNull().$type<KeyTime>(),
    at: c.time(),
    source: c.text().notNull().$type<KeyTimeSource>(),
    setById: c.int().references(() => users.id, { onDelete: "set null" }),
    setBy: c.text().notNull(),
    setAt: c.time().notNull(),
  },
  (t) => [c.index("incident_marks_incident").on(t.incidentId)],
);

export const incidentEntries = c.table(
  "incident_entries",
  {
    id: c.id(),
    incidentId: c
      .int()
      .notNull()
      .references(() => incidents.id, { onDelete: "cascade" }),
    at: c.time().notNull(),
    data: c.json<EntryData>().notNull(),
    text: c.text().notNull(),
    source: c.text().notNull().$type<KeyTimeSource>(),
    authorId: c.int().references(() => users.id, { onDelete: "set null" }),
    author: c.text().notNull(),
    starred: c.bool().notNull(),
    /** Counts edits. */
    version: c.int().notNull(),
    createdAt: c.time().notNull(),
    deletedAt: c.time(),
  },
  (t) => [c.index("incident_entries_incident").on(t.incidentId, t.at)],
);

/** What an entry said before an edit. */
export const incidentEntryVersions = c.table(
  "incident_entry_versions",
  {
    id: c.id(),
    entryId: c
      .int()
      .notNull()
      .references(() => incidentEntries.id, { onDelete: "cascade" }),
    version: c.int().notNull(),
    at: c.time().notNull(),
    text: c.text().notNull(),
    replacedById: c.int().references(() => users.id, { onDelete: "set null" }),
    replacedBy: c.text().notNull(),
    replacedAt: c.time().notNull(),
  },
  (t) => [c.index("incident_entry_versions_entry").on(t.entryId)],
);

/** Two incidents that belong together, the lower number first. */
export const incidentLinks = c.table(
  "incident_links",
  {
    lowId: c
      .int()
      .notNull()
      .references(() => incidents.id, { onDelete: "cascade" }),
    highId: c
      .int()
      .notNull()
      .references(() => incidents.id, { onDelete: "cascade" }),
  },
  (t) => [
    c.primaryKey({ columns: [t.lowId, t.highId] }),
    c.index("incident_links_high").on(t.highId),
  ],
);
