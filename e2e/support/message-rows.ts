import { randomUUID } from "node:crypto";
import { instantIn, runStatement } from "./run-statement";

type To = { email: string } | { channel: string };

const COLUMNS =
  "message_id, team_id, cause, alert_id, user_id, contact_method_id, channel_id, channel, severity, state, attempts, next_attempt_at, created_at, demo";
const CAUSE = '{"kind":"escalation","why":"level","level":0,"round":0,"missed":0}';

/** A page of an alert in the outbox, as an escalation writes it; answers the message's id. */
export async function messageRow(databaseUrl: string, alert: string, to: To): Promise<string> {
  const file = databaseUrl.startsWith("file:");
  const id = randomUUID();
  const now = instantIn(databaseUrl, Date.now());
  const [by, value] = "email" in to ? ["email", to.email] : ["slug", to.channel];
  const [ids, from] =
    "email" in to
      ? [`recipient.id, null, ${file ? "null" : "null::bigint"}, 'email'`, "users"]
      : ["null, null, recipient.id, recipient.kind", "team_channels"];
  await runStatement(
    databaseUrl,
    `insert into notifications (${COLUMNS}) select ?, alerts.team_id, ${file ? "?" : "?::jsonb"}, alerts.id, ${ids}, 'page', 'waiting', 0, ${now}, ${now}, false from alerts, ${from} recipient where alerts.id = ${Number(alert).toString()} and recipient.${by} = ?`,
    [id, CAUSE, value],
  );
  return id;
}
