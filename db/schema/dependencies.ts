import type { RuleResult } from "@/lib/reliability/call-review/call-review";
import type { DependencySettings } from "@/lib/reliability/registry/schema";
import { c } from "../store/columns";
import { teams, users } from "./people";
import { services } from "./slos";

/** How a service calls another, or (`external`) something that is no service of the workspace. */
export const dependencies = c.table(
  "dependencies",
  {
    id: c.id(),
    callerId: c
      .int()
      .notNull()
      .references(() => services.id, { onDelete: "cascade" }),
    calleeId: c.int().references(() => services.id, { onDelete: "cascade" }),
    external: c.text(),
    settings: c.json<DependencySettings>().notNull(),
    /** Counts edits, so that a form that started from an older version is told so. */
    version: c.int().notNull(),
    createdAt: c.time().notNull(),
    updatedAt: c.time().notNull(),
  },
  (t) => [
    c.uniqueIndex("dependencies_service").on(t.callerId, t.calleeId),
    c.uniqueIndex("dependencies_external").on(t.callerId, t.external),
    c.index("dependencies_callee").on(t.calleeId),
  ],
);

/** What was known of a call and since when; it stays when the call is gone. */
export const dependencyVersions = c.table(
  "dependency_versions",
  {
    id: c.id(),
    callerId: c
      .int()
      .notNull()
      .references(() => services.id, { onDelete: "cascade" }),
    callee: c.text().notNull(),
    /** Whose service the callee was: who may not see that team's is not told its name. */
    calleeTeamId: c.int().references(() => teams.id, { onDelete: "set null" }),
    isExternal: c.bool().notNull(),
    /** Null: removed. */
    settings: c.json<DependencySettings>(),
    savedById: c.int().references(() => users.id, { onDelete: "set null" }),
    savedBy: c.text().notNull(),
    savedAt: c.time().notNull(),
  },
  (t) => [c.index("dependency_versions_caller").on(t.callerId, t.callee)],
);

/** What the last review said of the code of a call. The code itself is kept nowhere. */
export const dependencyReviews = c.table(
  "dependency_reviews",
  {
    id: c.id(),
    dependencyId: c
      .int()
      .notNull()
      .references(() => dependencies.id, { onDelete: "cascade" }),
    rules: c.json<RuleResult[]>().notNull(),
    paths: c.json<string[]>().notNull(),
    unread: c.json<string[]>().notNull(),
    reviewedById: c.int().references(() => users.id, { onDelete: "set null" }),
    reviewedBy: c.text().notNull(),
    reviewedAt: c.time().notNull(),
  },
  (t) => [c.uniqueIndex("dependency_reviews_dependency").on(t.dependencyId)],
);
