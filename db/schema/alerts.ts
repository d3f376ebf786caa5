import type { AlertFacts } from "@/lib/alert/facts";
import type { AlertKind } from "@/lib/alert/kind";
import type { HistoryTransition } from "@/lib/alert/history-words";
import type { Matcher } from "@/lib/alert/matcher";
import type { Route, RouteRule } from "@/lib/alert/route";
import type { Severity } from "@/lib/alerting/policy";
import { c } from "../store/columns";
import { incidents } from "./incidents";
import { integrations } from "./integrations";
import { teams, users } from "./people";
import { objectives, services, slos } from "./slos";

/** State, severity and times repeat what the events say; `db/alerts/internal/` alone writes them. */
export const alerts = c.table(
  "alerts",
  {
    id: c.id(),
    kind: c.text().notNull().$type<AlertKind>(),
    /** Who tells of it, such as "slo:12" or "integration:3"; `key` counts within that. */
    origin: c.text().notNull(),
    key: c.text().notNull(),
    /** The group of its sender that it came in; null where the sender has none. */
    groupKey: c.text(),
    teamId: c
      .int()
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    serviceId: c.int().references(() => services.id, { onDelete: "set null" }),
    sloId: c.int().references(() => slos.id, { onDelete: "cascade" }),
    objectiveId: c.int().references(() => objectives.id, { onDelete: "set null" }),
    integrationId: c.int().references(() => integrations.id, { onDelete: "set null" }),
    incidentId: c.int().references(() => incidents.id, { onDelete: "set null" }),
    title: c.text().notNull(),
    labels: c.json<Record<string, string>>().notNull(),
    annotations: c.json<Record<string, string>>().notNull(),
    links: c.json<{ href: string; text: string }[]>().notNull(),
    state: c.text().notNull().$type<"firing" | "acknowledged" | "resolved">(),
    severity: c.text().notNull().$type<Severity>(),
    worst: c.text().notNull().$type<Severity>(),
    startedAt: c.time().notNull(),
    lastSeenAt: c.time().notNull(),
    /** When the occurrence that was heard of last began, as its sender says. */
    occurredAt: c.time(),
    acknowledgedAt: c.time(),
    acknowledgedById: c.int().references(() => users.id, { onDelete: "set null" }),
    acknowledgedBy: c.text(),
    /** How severe it was when somebody acknowledged it; what is worse later is new to them. */
    acknowledgedSeverity: c.text().$type<Severity>(),
    resolvedAt: c.time(),
    flaps: c.int().notNull(),
    /** The mute that covered it when it fired; escalates at the mute's end if it still fires. */
    muteId: c.int().references(() => alertMutes.id, { onDelete: "set null" }),
    /** Not heard of for longer than its sender repeats. */
    staleAt: c.time(),
    /** What the rules of its team said of it. */
    route: c.json<Route>(),
    demo: c.bool().notNull(),
  },
  (t) => [
    c.index("alerts_key").on(t.origin, t.key, t.startedAt),
    c.index("alerts_state").on(t.state, t.startedAt),
    c.index("alerts_team").on(t.teamId, t.startedAt),
    c.index("alerts_slo").on(t.sloId, t.startedAt),
    c.index("alerts_service").on(t.serviceId),
    c.index("alerts_incident").on(t.incidentId),
    c.index("alerts_group").on(t.origin, t.groupKey),
    c.index("alerts_mute").on(t.muteId),
    c.index("alerts_resolved").on(t.resolvedAt),
  ],
);

/** An alert's history. */
export const alertEvents = c.table(
  "alert_events",
  {
    id: c.id(),
    alertId: c
      .int()
      .notNull()
      .references(() => alerts.id, { onDelete: "cascade" }),
    at: c.time().notNull(),
    transition: c.text().notNull().$type<HistoryTransition>(),
    severity: c.text().notNull().$type<Severity>(),
    facts: c.json<AlertFacts>(),
    /** Who did it; null for what Burnline saw. */
    actorId: c.int().references(() => users.id, { onDelete: "set null" }),
    actor: c.text(),
  },
  (t) => [c.index("alert_events_alert").on(t.alertId, t.at)],
);

/** Alerts of a team that fit all matchers tell nobody until `endsAt`. */
export const alertMutes = c.table(
  "alert_mutes",
  {
    id: c.id(),
    teamId: c
      .int()
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    matchers: c.json<Matcher[]>().notNull(),
    reason: c.text().notNull(),
    startsAt: c.time().notNull(),
    endsAt: c.time().notNull(),
    createdById: c.int().references(() => users.id, { onDelete: "set null" }),
    createdBy: c.text().notNull(),
    createdAt: c.time().notNull(),
  },
  (t) => [
    c.index("alert_mutes_team").on(t.teamId, t.endsAt),
    c.index("alert_mutes_end").on(t.endsAt),
  ],
);

/** A team's rules, in order; the first that fits decides. */
export const alertRoutes = c.table("alert_routes", {
  teamId: c
    .int()
    .primaryKey()
    .references(() => teams.id, { onDelete: "cascade" }),
  rules: c.json<RouteRule[]>().notNull(),
  version: c.int().notNull(),
  updatedAt: c.time().notNull(),
});
