import type { Layer } from "@/lib/on-call/schedule";
import { c } from "../store/columns";
import { teams, users } from "./people";

/** People are named by their e-mail address, in lower case, whether they have an account or not. */
export const schedules = c.table("schedules", {
  id: c.id(),
  slug: c.text().notNull().unique(),
  name: c.text().notNull(),
  teamId: c
    .int()
    .notNull()
    .references(() => teams.id, { onDelete: "cascade" }),
  demo: c.bool().notNull(),
  /** Number of the newest version, so that a form that started from an older one is told so. */
  version: c.int().notNull(),
  createdAt: c.time().notNull(),
  updatedAt: c.time().notNull(),
  /** One that is deleted still says who was on call. */
  deletedAt: c.time(),
});

/** What a schedule says from `effectiveFrom` on: an edit never changes who was on call. */
export const scheduleVersions = c.table(
  "schedule_versions",
  {
    id: c.id(),
    scheduleId: c
      .int()
      .notNull()
      .references(() => schedules.id, { onDelete: "cascade" }),
    version: c.int().notNull(),
    effectiveFrom: c.time().notNull(),
    timeZone: c.text().notNull(),
    layers: c.json<Layer[]>().notNull(),
    /** Of everybody in it, by address, as they were called then. */
    names: c.json<Record<string, string>>().notNull(),
    savedById: c.int().references(() => users.id, { onDelete: "set null" }),
    savedBy: c.text().notNull(),
    savedAt: c.time().notNull(),
  },
  (t) => [c.uniqueIndex("schedule_versions_version").on(t.scheduleId, t.version)],
);

/** One that is taken back after it began ends then; one that had not begun is gone. */
export const scheduleOverrides = c.table(
  "schedule_overrides",
  {
    id: c.id(),
    scheduleId: c
      .int()
      .notNull()
      .references(() => schedules.id, { onDelete: "cascade" }),
    start: c.time().notNull(),
    end: c.time().notNull(),
    kind: c.text().notNull().$type<"replace" | "add" | "nobody">(),
    /** Null where nobody is to be on call. */
    person: c.text(),
    /** In whose place; null for everybody's. */
    replaces: c.text(),
    name: c.text(),
    reason: c.text().notNull(),
    createdById: c.int().references(() => users.id, { onDelete: "set null" }),
    createdBy: c.text().notNull(),
    createdAt: c.time().notNull(),
  },
  (t) => [c.index("schedule_overrides_schedule").on(t.scheduleId, t.end)],
);

/** Somebody asks another to take a shift; accepted, it becomes an override. */
export const shiftSwaps = c.table(
  "shift_swaps",
  {
    id: c.id(),
    scheduleId: c
      .int()
      .notNull()
      .references(() => schedules.id, { onDelete: "cascade" }),
    start: c.time().notNull(),
    end: c.time().notNull(),
    from: c.text().notNull(),
    to: c.text().notNull(),
    message: c.text().notNull(),
    state: c.text().notNull().$type<"asked" | "accepted" | "declined" | "withdrawn">(),
    overrideId: c.int().references(() => scheduleOverrides.id, { onDelete: "set null" }),
    askedAt: c.time().notNull(),
    answeredAt: c.time(),
  },
  (t) => [c.index("shift_swaps_schedule").on(t.scheduleId, t.start)],
);

/** A secret address under which a calendar reads a schedule, or a person's shifts of all. */
export const calendarFeeds = c.table(
  "calendar_feeds",
  {
    id: c.id(),
    keyHash: c.text().notNull().unique(),
    userId: c
      .int()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    scheduleId: c.int().references(() => schedules.id, { onDelete: "cascade" }),
    createdAt: c.time().notNull(),
    lastReadAt: c.time(),
  },
  (t) => [c.index("calendar_feeds_user").on(t.userId)],
);

/** Shifts that a feed has told of, so that one that moved is told as moved or canceled. */
export const calendarShifts = c.table(
  "calendar_shifts",
  {
    feedId: c
      .int()
      .notNull()
      .references(() => calendarFeeds.id, { onDelete: "cascade" }),
    uid: c.text().notNull(),
    start: c.time().notNull(),
    end: c.time().notNull(),
    summary: c.text().notNull(),
    sequence: c.int().notNull(),
    canceledAt: c.time(),
    updatedAt: c.time().notNull(),
  },
  (t) => [c.primaryKey({ columns: [t.feedId, t.uid] })],
);
