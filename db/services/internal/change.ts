import { AppError } from "@/lib/errors/app-error";
import { type Actor, type Permission, assertCan } from "../../access/actor";
import { type Reader, readingIn } from "../../access/reader";
import type { Db } from "../../store/engine";
import type { Service } from "../service";
import { selectService } from "./rows";

export const notFound = (slug: string) =>
  new AppError("not-found", `There is no service "${slug}", or you may not see it.`);

/** Throws not-found, also where the reader may not read it. */
export async function getServiceAs(reader: Reader, slug: string): Promise<Service> {
  const service = await selectService(reader, slug);
  if (!service) throw notFound(slug);
  return service;
}

/** The service, for a change that asks `permission` on its team. */
export async function serviceForChange(
  tx: Db,
  actor: Actor,
  slug: string,
  permission: Permission = "manage",
): Promise<Service> {
  const service = await getServiceAs(readingIn(tx, actor), slug);
  assertCan(actor, permission, service.team);
  return service;
}
