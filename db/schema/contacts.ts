import type { ChannelKind } from "@/lib/notification/channel";
import type { EventName } from "@/lib/notification/event-name";
import type { PersonalRule } from "@/lib/notification/personal-rules";
import { c } from "../store/columns";
import { teams, users } from "./people";

/** A way to reach a person. The address is sealed with the installation's key. */
export const contactMethods = c.table(
  "contact_methods",
  {
    id: c.id(),
    userId: c
      .int()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    kind: c.text().notNull().$type<ChannelKind>(),
    name: c.text().notNull(),
    sealedAddress: c.text().notNull(),
    /** Null until the person has answered a message that came this way. */
    verifiedAt: c.time(),
    verificationHash: c.text(),
    verificationExpiresAt: c.time(),
    /** Since when the receiver wants nothing more. */
    goneAt: c.time(),
    lastError: c.text(),
    lastSentAt: c.time(),
    createdAt: c.time().notNull(),
  },
  (t) => [c.index("contact_methods_user").on(t.userId)],
);

/** Which contact is used how long after the message; without a row the default holds. */
export const personalRules = c.table("personal_rules", {
  userId: c
    .int()
    .primaryKey()
    .references(() => users.id, { onDelete: "cascade" }),
  page: c.json<PersonalRule[]>().notNull(),
  ticket: c.json<PersonalRule[]>().notNull(),
  timeZone: c.text(),
  /** Minutes after midnight between which tickets wait; null for none. */
  quietFrom: c.int(),
  quietTo: c.int(),
});

/** Where a team is told together, such as a chat room or a webhook. */
export const teamChannels = c.table("team_channels", {
  id: c.id(),
  slug: c.text().notNull().unique(),
  name: c.text().notNull(),
  teamId: c
    .int()
    .notNull()
    .references(() => teams.id, { onDelete: "cascade" }),
  kind: c.text().notNull().$type<ChannelKind>(),
  sealedAddress: c.text().notNull(),
  /** What happens in Burnline and is told here without being asked. */
  events: c.json<EventName[]>().notNull().default([]),
  goneAt: c.time(),
  lastError: c.text(),
  lastSentAt: c.time(),
  /** One that is deleted stays named in the history of who was told. */
  deletedAt: c.time(),
  demo: c.bool().notNull(),
  createdAt: c.time().notNull(),
  updatedAt: c.time().notNull(),
});
