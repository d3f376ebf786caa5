import "server-only";
import { assertCan, type Actor } from "@/db/access/actor";
import { getIntegration } from "@/db/integrations/find";
import { AppError } from "@/lib/errors/app-error";
import type { Incoming } from "@/lib/intake/incoming";
import { readSent } from "@/lib/intake/read-sent";
import { jsonOf } from "./receive";

type Sampled = Pick<Incoming, "key" | "title" | "severity" | "status">;

/** What an integration would read from a text. Takes nothing. */
export async function readSample(actor: Actor, slug: string, sample: string): Promise<Sampled[]> {
  const integration = await getIntegration(actor, slug);
  assertCan(actor, "manage", integration.team);
  const json = jsonOf(sample);
  const read = json.ok ? readSent(integration, json.value, "made when it arrives") : json;
  if (!read.ok)
    throw new AppError("invalid", "The payload could not be read.", [
      { path: "sample", message: `${read.errors.slice(0, 5).join("; ")}.` },
    ]);
  return read.sent.alerts.map(({ key, title, severity, status }) => ({
    key,
    title,
    severity,
    status,
  }));
}
