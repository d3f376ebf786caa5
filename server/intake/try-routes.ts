import "server-only";
import type { Actor } from "@/db/access/actor";
import { getAlertRoute } from "@/db/alert-routes/find-alert-route";
import { tryAlertRoutes, type Trial } from "@/db/alert-routes/try";
import { getIntegration } from "@/db/integrations/find";
import type { TrialInput } from "@/lib/alert-route/trial";
import { AppError } from "@/lib/errors/app-error";
import type { FieldMapping } from "@/lib/intake/generic";
import { readSent } from "@/lib/intake/read-sent";
import type { SenderKind } from "@/lib/intake/sender";
import { withTold, type Foreseen } from "./with-told";

type Sender = {
  kind: SenderKind;
  mapping: FieldMapping | null;
  service: string | null;
};

/** What the rules of a team would make of an alert, or of each in a payload, and who would be told. */
export async function tryRoutes(actor: Actor, input: TrialInput, now: Date): Promise<Foreseen[]> {
  const tried = await tryAlertRoutes(actor, input.team, await trialsOf(actor, input));
  return withTold(actor, input.team, tried, now);
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

/** What the rules said of an alert when it was last seen, and what would become of it now. */
export async function routeOfAlert(actor: Actor, alertId: number, now: Date) {
  const { team, applied, tried } = await getAlertRoute(actor, alertId);
  const [foreseen] = await withTold(actor, team, [tried], now);
  if (!foreseen) throw new Error("the only trial came to nothing");
  return { applied, now: foreseen };
}
