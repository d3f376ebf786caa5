import "server-only";
import type { Actor } from "@/db/access/actor";
import type { Tried } from "@/db/alert-routes/alert-routes";
import { tryAlertRoutes, type Trial } from "@/db/alert-routes/try";
import { getIntegration } from "@/db/integrations/find";
import type { TrialInput } from "@/lib/alert-route/trial";
import { AppError } from "@/lib/errors/app-error";
import type { FieldMapping } from "@/lib/intake/generic";
import { readSent } from "@/lib/intake/read-sent";
import type { SenderKind } from "@/lib/intake/sender";

type Sender = {
  kind: SenderKind;
  mapping: FieldMapping | null;
  service: string | null;
};

/** What the rules of a team would make of an alert, or of each in a payload. Changes nothing. */
export async function tryRoutes(actor: Actor, input: TrialInput): Promise<Tried[]> {
  return tryAlertRoutes(actor, input.team, await trialsOf(actor, input));
}

async function trialsOf(actor: Actor, input: TrialInput): Promise<Trial[]> {
  if (input.alert) {
    const { service, labels } = input.alert;
    return [{ ...input.alert, kind: "external", service: service ?? labels.service ?? null }];
  }
  const { kind, mapping, service } = await senderOf(actor, input);
  const read = readSent({ kind, mapping }, input.payload, "made when it arrives");
  if (!read.ok)
    throw new AppError(
      "invalid",
      "The payload could not be read.",
      read.errors.slice(0, 20).map((message) => ({ path: "payload", message })),
    );
  return read.sent.alerts.map(({ title, labels, severity }) => ({
    kind: "external",
    title,
    labels,
    severity,
    service: service ?? labels.service ?? null,
  }));
}

async function senderOf(actor: Actor, { team, integration, kind }: TrialInput): Promise<Sender> {
  if (integration === undefined) return { kind: kind ?? "generic", mapping: null, service: null };
  const found = await getIntegration(actor, integration);
  if (found.team.slug !== team)
    throw new AppError("invalid", "The integration is of another team.", [
      { path: "integration", message: "Name an integration of this team." },
    ]);
  return { ...found, service: found.service?.slug ?? null };
}
