import { AppError, type FieldError } from "@/lib/errors/app-error";
import { type Actor, knows } from "../../access/actor";
import type { Db } from "../../store/engine";
import type { Service } from "../../services/service";
import { findServiceBySlug } from "../../services/internal/rows";

/**
 * The services in use behind slugs; throws invalid with each that the
 * actor cannot see or that is archived.
 */
export async function knownServices(
  tx: Db,
  actor: Actor,
  slugs: readonly string[],
): Promise<Service[]> {
  const services: Service[] = [];
  const errors: FieldError[] = [];
  for (const [index, slug] of slugs.entries()) {
    const path = `services[${index}]`;
    const service = await findServiceBySlug(tx, slug);
    if (!service || !knows(actor, service.team))
      errors.push({ path, message: `There is no service "${slug}", or you may not see it.` });
    else if (service.archivedAt)
      errors.push({ path, message: `The service "${slug}" is archived. Restore it first.` });
    else services.push(service);
  }
  if (errors.length > 0)
    throw new AppError("invalid", errors[0]?.message ?? "Some services are unknown.", errors);
  return services;
}
