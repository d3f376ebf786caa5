import { AppError } from "@/lib/errors/app-error";
import type { IncidentInput } from "@/lib/incident/schema";
import { type Actor, can } from "../access/actor";
import type { Incident } from "./incident";
import { serialWrite } from "../store/serial-write";
import { storedIncident } from "./internal/change";
import { insertDeclared, type Declaration } from "./internal/insert-declared";
import type { Db } from "../store/engine";
import type { Service } from "../services/service";
import { knownServices } from "./internal/known-services";

/**
 * Declares an incident; one with a time of resolution is recorded afterwards. Throws invalid
 * with the field at fault.
 */
export async function declareIncident(
  actor: Actor,
  input: IncidentInput,
  now: Date,
  declaration: Declaration = {},
): Promise<Incident> {
  return serialWrite(async (tx) => {
    const [first, ...others] = await affectedServices(tx, actor, input.services);
    if (!first)
      throw new AppError("invalid", "Name at least one service.", [
        { path: "services", message: "Name at least one service." },
      ]);
    const id = await insertDeclared(tx, actor, input, [first, ...others], now, declaration);
    return storedIncident(tx, id);
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
