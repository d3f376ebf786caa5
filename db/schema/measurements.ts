import { c } from "../store/columns";
import { objectives, slos } from "./slos";

/**
 * What a count holds below a thousandth of an event (`low`, in 10^-15 of one) and beyond 10^12
 * events (`high`, in those): see `Limbs`.
 */
const limb = () => c.int().notNull().default(0);

/**
 * Open hours: one row a minute, counts in thousandths. Minute-major, because a tick writes one
 * minute of every SLO.
 */
export const sliMinutes = c.table(
  "sli_minute",
  {
    minute: c.int().notNull(),
    sloId: c
      .int()
      .notNull()
      .references(() => slos.id, { onDelete: "cascade" }),
    bad: c.int().notNull(),
    total: c.int().notNull(),
    badLow: limb(),
    totalLow: limb(),
  },
  (t) => [c.primaryKey({ columns: [t.minute, t.sloId] })],
);

/**
 * Sealed hours: sums, running totals up to the hour, and the packed minutes (null once only the
 * hour's sums are kept).
 */
export const sliHours = c.table(
  "sli_hour",
  {
    sloId: c
      .int()
      .notNull()
      .references(() => slos.id, { onDelete: "cascade" }),
    hour: c.int().notNull(),
    badBefore: c.int().notNull(),
    totalBefore: c.int().notNull(),
    measuredBefore: c.int().notNull(),
    bad: c.int().notNull(),
    total: c.int().notNull(),
    measured: c.int().notNull(),
    data: c.bytes(),
    badBeforeHigh: limb(),
    badBeforeLow: limb(),
    totalBeforeHigh: limb(),
    totalBeforeLow: limb(),
    badHigh: limb(),
    badLow: limb(),
    totalHigh: limb(),
    totalLow: limb(),
  },
  (t) => [c.primaryKey({ columns: [t.sloId, t.hour] })],
);

/** The same running totals in slices, for objectives that budget by time slices. */
export const sliceHours = c.table(
  "slice_hour",
  {
    objectiveId: c
      .int()
      .notNull()
      .references(() => objectives.id, { onDelete: "cascade" }),
    hour: c.int().notNull(),
    badBefore: c.int().notNull(),
    totalBefore: c.int().notNull(),
    measuredBefore: c.int().notNull(),
    bad: c.int().notNull(),
    total: c.int().notNull(),
    measured: c.int().notNull(),
  },
  (t) => [c.primaryKey({ columns: [t.objectiveId, t.hour] })],
);

/** Answers already given to a caller's Idempotency-Key, kept for 24 hours. */
export const idempotencyKeys = c.table(
  "idempotency_keys",
  {
    caller: c.text().notNull(),
    key: c.text().notNull(),
    requestHash: c.text().notNull(),
    accepted: c.int().notNull(),
    createdAt: c.time().notNull(),
  },
  (t) => [
    c.primaryKey({ columns: [t.caller, t.key] }),
    c.index("idempotency_keys_created").on(t.createdAt),
  ],
);
