import type { Outcome } from "@/lib/reliability/assessment/verdict";
import type { CriterionId, Level } from "@/lib/reliability/scorecard/levels";
import { c } from "../store/columns";
import { services } from "./slos";

/** A service's level since an instant, and what each criterion showed then. */
export const scorecardLevels = c.table(
  "scorecard_levels",
  {
    id: c.id(),
    serviceId: c
      .int()
      .notNull()
      .references(() => services.id, { onDelete: "cascade" }),
    at: c.time().notNull(),
    level: c.int().notNull().$type<Level | 0>(),
    outcomes: c.json<Partial<Record<CriterionId, Outcome>>>().notNull(),
  },
  (t) => [
    c.index("scorecard_levels_service").on(t.serviceId, t.at),
    c.index("scorecard_levels_at").on(t.at),
  ],
);
