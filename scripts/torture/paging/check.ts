import { readFileSync } from "node:fs";
import { eq } from "drizzle-orm";
import { alerts } from "@/db/schema/alerts";
import { teamChannels } from "@/db/schema/contacts";
import { escalations, escalationSteps } from "@/db/schema/escalations";
import { notifications } from "@/db/schema/notifications";
import { verifyAudit } from "@/db/store/audit";
import { closeStore, read } from "@/db/store/client";
import { systemActor } from "@/db/testing/fresh-store";
import { groupBy } from "@/lib/collections/group-by";
import type { Received } from "./hook";
import type { Promised } from "./pagers";

/** `once`: nobody was killed, so that nothing may come twice. */
export type Seen = Promised & { received: Received[]; once: boolean };
export type Findings = { alerts: number; messages: number; repeated: number; wrong: string[] };

// Holds the store after the kills against what the pagers had answered, and against what the
// receiver was sent.
const seen = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8")) as Seen;
const wrong: string[] = [];
const expect = (holds: boolean, otherwise: string): void => {
  if (!holds) wrong.push(otherwise);
};

const all = await read().select().from(alerts);
const byKey = new Map(all.map((alert) => [alert.key, alert]));
for (const key of seen.fired) expect(byKey.has(key), `lost: the alert ${key}`);
for (const key of seen.acknowledged)
  expect(byKey.get(key)?.state === "acknowledged", `lost: the acknowledgement of ${key}`);

const messages = await read()
  .select({ row: notifications, channel: teamChannels.slug })
  .from(notifications)
  .innerJoin(teamChannels, eq(teamChannels.id, notifications.channelId));
const arrivals = groupBy(seen.received, ({ id }) => id);
const known = new Map(messages.map((message) => [message.row.messageId, message]));
for (const [id, [first]] of arrivals)
  expect(known.get(id)?.channel === first?.channel, `message ${id} is not stored, or went astray`);

const steps = await read()
  .select({ alertId: escalations.alertId, effect: escalationSteps.effect })
  .from(escalationSteps)
  .innerJoin(escalations, eq(escalations.id, escalationSteps.escalationId));

for (const { id, key, state } of all) {
  const walked = await read().select().from(escalations).where(eq(escalations.alertId, id));
  const end = state === "acknowledged" ? "acknowledged" : "exhausted";
  expect(
    walked.length === 1 && walked[0]?.state === end,
    `${key}: its escalations are ${walked.map((one) => one.state).join(", ") || "none"}, not ${end}`,
  );
  const told = steps.flatMap(({ alertId, effect }) =>
    alertId === id && (effect.kind === "notify" || effect.kind === "nobody-answered")
      ? [effect]
      : [],
  );
  const own = messages.filter(({ row }) => row.alertId === id);
  const recipients = told.reduce((sum, effect) => sum + effect.recipients.length, 0);
  expect(own.length === recipients, `${key}: ${own.length} messages of ${recipients}`);
  const places = groupBy(own, ({ row, channel }) => `${channel} ${JSON.stringify(row.cause)}`);
  for (const [place, { length }] of places)
    expect(length === 1, `${key}: ${length} messages to ${place}`);
  expect(
    end !== "exhausted" || told.filter(({ kind }) => kind === "nobody-answered").length === 1,
    `${key}: no loud end`,
  );
  for (const { row } of own) {
    const came = arrivals.get(row.messageId)?.length ?? 0;
    const mayBeCanceled = state === "acknowledged" && row.state === "canceled";
    expect(row.state === "sent" || mayBeCanceled, `${key}: message ${row.id} is ${row.state}`);
    expect(row.state !== "sent" || came > 0, `lost: message ${row.id} of ${key}`);
    expect(!seen.once || came === 1, `${key}: message ${row.id} came ${came} times`);
  }
}
const chain = await verifyAudit(systemActor);
expect(chain.brokenAt === null, `the audit log is broken at row ${chain.brokenAt ?? 0}`);
await closeStore();
const findings: Findings = {
  alerts: all.length,
  messages: messages.length,
  repeated: [...arrivals.values()].filter(({ length }) => length > 1).length,
  wrong,
};
process.stdout.write(`${JSON.stringify(findings)}\n`);
