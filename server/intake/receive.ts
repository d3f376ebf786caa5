import "server-only";
import { randomUUID } from "node:crypto";
import { findIntegrationByKey } from "@/db/integrations/find-by-key";
import type { Integration, Outcome } from "@/db/integrations/integration";
import { keepReceived, receiveAlerts } from "@/db/integrations/receive";
import { receiveChange } from "@/db/integrations/receive-change";
import type { IncomingChange } from "@/lib/intake/incoming-change";
import { readSent } from "@/lib/intake/read-sent";
import { withoutKeys } from "@/lib/intake/without-keys";
import { jsonProblem } from "@/lib/text/json-bounds";
import { withoutUnstorable } from "@/lib/text/storable";
import { keyHash } from "@/server/auth/random-key";
import { systemActor } from "@/server/auth/system-actor";
import { isIntegrationKey } from "./integration-key";

const INTAKE_JSON = { levels: 50, nodes: 60_000 };
/** Of a longer payload the beginning is kept. */
const MOST_KEPT = 64 * 1024;
const MOST_ERRORS = 20;

const actor = () => systemActor("intake");

/** Whose key it is; null for none. */
export const integrationOf = async (key: string, now: Date): Promise<Integration | null> =>
  isIntegrationKey(key) ? findIntegrationByKey(actor(), keyHash(key), now) : null;

/** What became of a request: its alerts, and the key of the first, or what is wrong with it. */
type Reception =
  | { kind: "taken"; outcomes: readonly Outcome[]; firstKey: string | null }
  | { kind: "refused"; errors: readonly string[] }
  | { kind: "gone" };

/** What each end is answered with, which is kept beside the payload. */
type Statuses = { taken: number; refused: number };

export type Json = { ok: true; value: unknown } | { ok: false; errors: readonly string[] };
type Sending = { key: string; text: string; json: Json; statuses: Statuses; now: Date };

/** Reads what an integration was sent, takes it, and keeps it with what became of it. */
export async function receive(
  integration: Integration,
  { key, text, json, statuses, now }: Sending,
): Promise<Reception> {
  const body = keptPart(text, key);
  const read = json.ok ? readSent(integration, json.value, randomUUID()) : json;
  if (!read.ok) {
    const errors = read.errors.slice(0, MOST_ERRORS);
    const refused = { body, status: statuses.refused, errors, outcomes: [] };
    await keepReceived(actor(), integration, refused, now);
    return { kind: "refused", errors };
  }
  const taken = { body, status: statuses.taken, now };
  const outcomes = await receiveAlerts(actor(), integration, read.sent, taken);
  if (outcomes === null) return { kind: "gone" };
  return { kind: "taken", outcomes, firstKey: read.sent.alerts[0]?.key ?? null };
}

/** Takes a change and keeps it with what was sent; false where the integration is gone. */
export const takeChange = (
  integration: Integration,
  change: IncomingChange,
  { key, text, now }: Pick<Sending, "key" | "text" | "now">,
): Promise<boolean> =>
  receiveChange(actor(), integration, change, { body: keptPart(text, key), status: 202, now });

const keptPart = (text: string, key: string): string =>
  withoutUnstorable(withoutKeys(text, key).slice(0, MOST_KEPT));

/** JSON within bounds, or what is wrong with it. */
export function jsonOf(text: string): Json {
  const wrong = jsonProblem(text, INTAKE_JSON);
  if (wrong !== null) return { ok: false, errors: [wrong] };
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { ok: false, errors: ["The body is not valid JSON."] };
  }
}
