import { eq, type SQL } from "drizzle-orm";
import type { SQLiteColumn as Column } from "drizzle-orm/sqlite-core";

/** What people are paged for. */
export type Subject = { alertId: number } | { incidentId: number };

/** Of a table that names both, the rows about one. */
export const ofSubject = (table: { alertId: Column; incidentId: Column }, subject: Subject): SQL =>
  "alertId" in subject
    ? eq(table.alertId, subject.alertId)
    : eq(table.incidentId, subject.incidentId);
