import { AppError } from "@/lib/errors/app-error";
import { type Actor, type Permission, assertCan } from "../../access/actor";
import { readingIn } from "../../access/reader";
import type { Db } from "../../store/engine";
import type { Service } from "../service";
import { selectService } from "./rows";

export const notFound = (slug: string) =>
  new AppError("not-found", `There is no service "${slug}", or you may not see it.`);

/** The service, for a change that asks `permission` on its team. */
export async function serviceForChange(
  tx: Db,
  actor: Actor,
  slug: string,
  permission: Permission = "manage",
): Promise<Service> {
  const service = await selectService(readingIn(tx, actor), slug);
  if (!service) throw notFound(slug);
  assertCan(actor, permission, service.team);
  return service;
}
