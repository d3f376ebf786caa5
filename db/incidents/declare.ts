import { AppError } from "@/lib/errors/app-error";
import type { IncidentInput } from "@/lib/incident/schema";
import { type Actor, can } from "../access/actor";
import type { Incident } from "./incident";
import { serialWrite } from "../store/serial-write";
import { storedIncident } from "./internal/change";
import { alertToDeclare, declaredFrom } from "../alerts/internal/declared-from";
import { joinIncident } from "../alerts/internal/incident";
import { insertDeclared, type Declaration } from "./internal/insert-declared";
import type { Db } from "../store/engine";
import type { Service } from "../services/service";
import { knownServices } from "./internal/known-services";
import { pageForDeclared } from "./internal/pages";
import { tellOfDeclared } from "./internal/tell";

/** `alert`: the one that it is declared from, which says when it was detected. */
type FromAlert = Declaration & { alert?: number | undefined };

/**
 * Declares an incident, and pages for one that is severe, but for a service that its alert has paged
 * for already; one with a time of resolution is recorded afterwards. Throws invalid with the field at fault.
 */
export async function declareIncident(
  actor: Actor,
  input: IncidentInput,
  now: Date,
  { alert: alertId, ...declaration }: FromAlert = {},
): Promise<Incident> {
  return serialWrite(async (tx) => {
    const alert = alertId === undefined ? null : await alertToDeclare(tx, actor, alertId);
    const [first, ...others] = await affectedServices(tx, actor, input.services);
    if (!first)
      throw new AppError("invalid", "Name at least one service.", [
        { path: "services", message: "Name at least one service." },
      ]);
    const services: [Service, ...Service[]] = [first, ...others];
    const id = alert
      ? await insertDeclared(tx, actor, declaredFrom(alert, input, now), services, now, {
          ...declaration,
          detectedBy: "alert",
        })
      : await insertDeclared(tx, actor, input, services, now, declaration);
    if (alert) await joinIncident(tx, actor, alert, id, now);
    const incident = await storedIncident(tx, id);
    await pageForDeclared(tx, incident, input, now);
    await tellOfDeclared(tx, incident, now);
    return incident;
  });
}

/** The services behind slugs, for whoever may work incidents of at least one of their teams. */
async function affectedServices(
  tx: Db,
  actor: Actor,
  slugs: readonly string[],
): Promise<Service[]> {
  const services = await knownServices(tx, actor, slugs);
  if (services.some(({ team }) => can(actor, "respond", team))) return services;
  throw new AppError(
    "forbidden",
    "Declaring an incident needs the role responder in the team of one of its services.",
  );
}
