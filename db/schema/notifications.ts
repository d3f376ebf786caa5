import type { Severity } from "@/lib/alerting/policy";
import type { Cause } from "@/lib/notification/cause";
import type { ChannelKind } from "@/lib/notification/channel";
import { c } from "../store/columns";
import { alerts } from "./alerts";
import { contactMethods, teamChannels } from "./contacts";
import { escalations } from "./escalations";
import { incidents } from "./incidents";
import { teams, users } from "./people";
import { schedules } from "./schedules";

/** The outbox: written with what causes a message, leased, sent, marked. */
export const notifications = c.table(
  "notifications",
  {
    id: c.id(),
    /** The same at each attempt, so that receivers drop what comes twice. */
    messageId: c.text().notNull().unique(),
    teamId: c.int().references(() => teams.id, { onDelete: "cascade" }),
    cause: c.json<Cause>().notNull(),
    alertId: c.int().references(() => alerts.id, { onDelete: "cascade" }),
    incidentId: c.int().references(() => incidents.id, { onDelete: "cascade" }),
    escalationId: c.int().references(() => escalations.id, { onDelete: "cascade" }),
    scheduleId: c.int().references(() => schedules.id, { onDelete: "cascade" }),
    userId: c.int().references(() => users.id, { onDelete: "cascade" }),
    contactMethodId: c.int().references(() => contactMethods.id, { onDelete: "set null" }),
    channelId: c.int().references(() => teamChannels.id, { onDelete: "cascade" }),
    channel: c.text().notNull().$type<ChannelKind>(),
    severity: c.text().notNull().$type<Severity>(),
    state: c.text().notNull().$type<"waiting" | "sending" | "sent" | "failed" | "canceled">(),
    attempts: c.int().notNull(),
    /** Null once it is sent, failed for good or canceled. */
    nextAttemptAt: c.time(),
    leaseHolder: c.text(),
    leaseUntil: c.time(),
    error: c.text(),
    createdAt: c.time().notNull(),
    finishedAt: c.time(),
    demo: c.bool().notNull(),
  },
  (t) => [
    c.index("notifications_due").on(t.state, t.nextAttemptAt),
    c.index("notifications_alert").on(t.alertId),
    c.index("notifications_incident").on(t.incidentId),
    c.index("notifications_escalation").on(t.escalationId),
    c.index("notifications_user").on(t.userId, t.createdAt),
    c.index("notifications_channel").on(t.channelId, t.createdAt),
    c.index("notifications_schedule").on(t.scheduleId, t.createdAt),
    c.index("notifications_finished").on(t.finishedAt),
  ],
);

export const notificationAttempts = c.table(
  "notification_attempts",
  {
    id: c.id(),
    notificationId: c
      .int()
      .notNull()
      .references(() => notifications.id, { onDelete: "cascade" }),
    at: c.time().notNull(),
    /** Null where it was taken. */
    error: c.text(),
  },
  (t) => [c.index("notification_attempts_notification").on(t.notificationId)],
);
