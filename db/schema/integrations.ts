import type { FieldMapping } from "@/lib/intake/generic";
import type { SenderKind } from "@/lib/intake/sender";
import { c } from "../store/columns";
import { teams } from "./people";
import { services } from "./slos";

/** A sender of alerts, by a key of its own. */
export const integrations = c.table("integrations", {
  id: c.id(),
  slug: c.text().notNull().unique(),
  name: c.text().notNull(),
  kind: c.text().notNull().$type<SenderKind>(),
  teamId: c
    .int()
    .notNull()
    .references(() => teams.id, { onDelete: "cascade" }),
  serviceId: c.int().references(() => services.id, { onDelete: "set null" }),
  /** SHA-256 of the key. */
  keyHash: c.text().notNull().unique(),
  /** The first characters, shown so that people recognise a key. */
  keyPrefix: c.text().notNull(),
  /** That of the key before, which is valid until then. */
  earlierKeyHash: c.text().unique(),
  earlierKeyUntil: c.time(),
  mapping: c.json<FieldMapping>(),
  /** After how long without a word a firing alert counts as stale. */
  staleAfterMs: c.int().notNull(),
  lastReceivedAt: c.time(),
  demo: c.bool().notNull(),
  createdAt: c.time().notNull(),
  updatedAt: c.time().notNull(),
});

/** What an integration was sent last, and what became of it. */
export const integrationPayloads = c.table(
  "integration_payloads",
  {
    id: c.id(),
    integrationId: c
      .int()
      .notNull()
      .references(() => integrations.id, { onDelete: "cascade" }),
    receivedAt: c.time().notNull(),
    body: c.text().notNull(),
    /** The status that it was answered with. */
    status: c.int().notNull(),
    errors: c.json<string[]>().notNull(),
    /** What each alert in it came to, in its order. */
    outcomes: c.json<{ alertId: number | null; text: string }[]>().notNull(),
  },
  (t) => [c.index("integration_payloads_integration").on(t.integrationId, t.receivedAt)],
);

/** A change that a sender tells of, such as a deployment: a mark on the charts of its service. */
export const changeEvents = c.table(
  "change_events",
  {
    id: c.id(),
    teamId: c
      .int()
      .notNull()
      .references(() => teams.id, { onDelete: "cascade" }),
    serviceId: c.int().references(() => services.id, { onDelete: "cascade" }),
    integrationId: c.int().references(() => integrations.id, { onDelete: "set null" }),
    at: c.time().notNull(),
    summary: c.text().notNull(),
    source: c.text(),
    links: c.json<{ href: string; text: string }[]>().notNull(),
    receivedAt: c.time().notNull(),
  },
  (t) => [
    c.index("change_events_service").on(t.serviceId, t.at),
    c.index("change_events_team").on(t.teamId, t.at),
  ],
);
