import "server-only";
import type { Actor } from "@/db/access/actor";
import type { TrialForm } from "@/lib/alert-route/trial";
import { AppError } from "@/lib/errors/app-error";
import { SENDERS } from "@/lib/intake/sender";
import { jsonOf } from "./receive";
import { routeOfAlert, tryRoutes } from "./try-routes";
import type { Foreseen } from "./with-told";

/** What the rules would make of a recent alert, or of what was pasted. */
export async function tryForm(
  actor: Actor,
  { team, alert, sender, payload }: TrialForm,
  now: Date,
): Promise<Foreseen[]> {
  if (alert !== undefined) return [(await routeOfAlert(actor, alert, now)).now];
  const json = jsonOf(payload);
  if (!json.ok)
    throw new AppError("invalid", "The payload could not be read.", [
      { path: "payload", message: json.errors.join(" ") },
    ]);
  const [how, name = ""] = sender.split(":");
  if (how === "integration")
    return tryRoutes(actor, { team, payload: json.value, integration: name }, now);
  const kind = SENDERS.find((one) => one === name);
  if (!kind)
    throw new AppError("invalid", "Choose what sends it.", [
      { path: "sender", message: "Choose what sends it." },
    ]);
  return tryRoutes(actor, { team, payload: json.value, kind }, now);
}
