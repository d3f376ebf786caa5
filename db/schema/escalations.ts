import type { EscalationPolicy } from "@/lib/escalation/policy";
import type { EscalationStep } from "@/lib/escalation/step";
import { c } from "../store/columns";
import { alerts } from "./alerts";
import { teamChannels } from "./contacts";
import { incidents } from "./incidents";
import { teams, users } from "./people";
import { services } from "./slos";

export const escalationPolicies = c.table("escalation_policies", {
  id: c.id(),
  slug: c.text().notNull().unique(),
  name: c.text().notNull(),
  teamId: c
    .int()
    .notNull()
    .references(() => teams.id, { onDelete: "cascade" }),
  demo: c.bool().notNull(),
  /** Number of the newest version. */
  version: c.int().notNull(),
  createdAt: c.time().notNull(),
  updatedAt: c.time().notNull(),
  /** One that is deleted stays named in the history of who was paged. */
  deletedAt: c.time(),
});

/** An escalation goes on by the version that it began with. Targets name schedules, teams and channels by slug. */
export const escalationPolicyVersions = c.table(
  "escalation_policy_versions",
  {
    id: c.id(),
    policyId: c
      .int()
      .notNull()
      .references(() => escalationPolicies.id, { onDelete: "cascade" }),
    version: c.int().notNull(),
    definition: c.json<EscalationPolicy>().notNull(),
    savedById: c.int().references(() => users.id, { onDelete: "set null" }),
    savedBy: c.text().notNull(),
    savedAt: c.time().notNull(),
  },
  (t) => [c.uniqueIndex("escalation_policy_versions_version").on(t.policyId, t.version)],
);

/** What pages of a team go by where their service says nothing else, and where its tickets go. */
export const teamPaging = c.table("team_paging", {
  teamId: c
    .int()
    .primaryKey()
    .references(() => teams.id, { onDelete: "cascade" }),
  policyId: c.int().references(() => escalationPolicies.id, { onDelete: "set null" }),
  ticketChannelId: c.int().references(() => teamChannels.id, { onDelete: "set null" }),
});

export const servicePaging = c.table("service_paging", {
  serviceId: c
    .int()
    .primaryKey()
    .references(() => services.id, { onDelete: "cascade" }),
  policyId: c
    .int()
    .notNull()
    .references(() => escalationPolicies.id, { onDelete: "cascade" }),
});

/** How far an alert or an incident has come in its policy: rows, so that a restart goes on from there. */
export const escalations = c.table(
  "escalations",
  {
    id: c.id(),
    /** Of the alert or the incident. */
    teamId: c
      .int()
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    alertId: c.int().references(() => alerts.id, { onDelete: "cascade" }),
    incidentId: c.int().references(() => incidents.id, { onDelete: "cascade" }),
    policyVersionId: c
      .int()
      .notNull()
      .references(() => escalationPolicyVersions.id, { onDelete: "cascade" }),
    state: c.text().notNull().$type<"running" | "acknowledged" | "exhausted" | "done">(),
    level: c.int().notNull(),
    round: c.int().notNull(),
    /** When something is due next; null where nothing is. */
    nextAt: c.time(),
    acknowledgedBy: c.text(),
    /** Whoever acknowledged was asked again. */
    asked: c.bool().notNull(),
    startedAt: c.time().notNull(),
    updatedAt: c.time().notNull(),
  },
  (t) => [
    c.index("escalations_due").on(t.nextAt),
    c.index("escalations_state").on(t.state),
    c.index("escalations_alert").on(t.alertId),
    c.index("escalations_incident").on(t.incidentId),
  ],
);

/** What an escalation did, and when. */
export const escalationSteps = c.table(
  "escalation_steps",
  {
    id: c.id(),
    escalationId: c
      .int()
      .notNull()
      .references(() => escalations.id, { onDelete: "cascade" }),
    at: c.time().notNull(),
    effect: c.json<EscalationStep>().notNull(),
  },
  (t) => [c.index("escalation_steps_escalation").on(t.escalationId, t.at)],
);
