import type { ActionState } from "@/lib/postmortem/action-item";
import type { Effort } from "@/lib/reliability/recommend/effort";
import { c } from "../store/columns";
import { users } from "./people";
import { services } from "./slos";

/** What was decided about a recommendation; what was decided before stays, with its end. */
export const recommendationDecisions = c.table(
  "recommendation_decisions",
  {
    id: c.id(),
    serviceId: c
      .int()
      .notNull()
      .references(() => services.id, { onDelete: "cascade" }),
    /** With the names of all services, whoever may see them. */
    key: c.text().notNull(),
    kind: c.text().notNull().$type<"accepted" | "postponed" | "refused">(),
    /** Empty where it was accepted. */
    reason: c.text().notNull(),
    /** Of what was put off. */
    until: c.time(),
    owner: c.text().notNull(),
    ownerId: c.int().references(() => users.id, { onDelete: "set null" }),
    /** A calendar day, `2026-11-30`. */
    dueOn: c.text(),
    /** Of the action item that it became; null for all that was not accepted. */
    actionState: c.text().$type<ActionState>(),
    doneAt: c.time(),
    decidedById: c.int().references(() => users.id, { onDelete: "set null" }),
    decidedBy: c.text().notNull(),
    decidedAt: c.time().notNull(),
    /** Since when it holds no more: something else was decided, or its cause was gone. */
    endedAt: c.time(),
  },
  (t) => [
    c.index("recommendation_decisions_key").on(t.serviceId, t.key),
    c.index("recommendation_decisions_action").on(t.actionState),
  ],
);

/** Where somebody corrected what a change usually takes. */
export const recommendationEfforts = c.table(
  "recommendation_efforts",
  {
    serviceId: c
      .int()
      .notNull()
      .references(() => services.id, { onDelete: "cascade" }),
    key: c.text().notNull(),
    effort: c.text().notNull().$type<Effort>(),
  },
  (t) => [c.primaryKey({ columns: [t.serviceId, t.key] })],
);
