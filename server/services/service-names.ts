import "server-only";
import type { Actor } from "@/db/access/actor";
import { readableServices } from "./readable-services";

/** What people call the services that the actor may see, by slug. */
export const serviceNames = async (actor: Actor): Promise<ReadonlyMap<string, string>> =>
  new Map((await readableServices(actor)).map(({ slug, name }) => [slug, name]));
