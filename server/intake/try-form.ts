import "server-only";
import type { Actor } from "@/db/access/actor";
import type { Tried } from "@/db/alert-routes/alert-routes";
import { getAlertRoute } from "@/db/alert-routes/find-alert-route";
import type { TrialForm } from "@/lib/alert-route/trial";
import { AppError } from "@/lib/errors/app-error";
import { SENDERS } from "@/lib/intake/sender";
import { jsonOf } from "./receive";
import { tryRoutes } from "./try-routes";

/** What the rules would make of a recent alert, or of what was pasted. */
export async function tryForm(
  actor: Actor,
  { team, alert, sender, payload }: TrialForm,
): Promise<Tried[]> {
  if (alert !== undefined) return [(await getAlertRoute(actor, alert)).now];
  const json = jsonOf(payload);
  if (!json.ok)
    throw new AppError("invalid", "The payload could not be read.", [
      { path: "payload", message: json.errors.join(" ") },
    ]);
  const [how, name = ""] = sender.split(":");
  if (how === "integration")
    return tryRoutes(actor, { team, payload: json.value, integration: name });
  const kind = SENDERS.find((one) => one === name);
  if (!kind)
    throw new AppError("invalid", "Choose what sends it.", [
      { path: "sender", message: "Choose what sends it." },
    ]);
  return tryRoutes(actor, { team, payload: json.value, kind });
}
