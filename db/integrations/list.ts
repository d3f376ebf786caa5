import { AppError } from "@/lib/errors/app-error";
import type { Actor } from "../access/actor";
import { readAs } from "../access/reader";
import { reachOf } from "../access/reach";
import type { Integration } from "./integration";
import { selectIntegrations } from "./internal/rows";

/** Those of the teams that the actor manages, by name. */
export async function listIntegrations(actor: Actor): Promise<Integration[]> {
  const reach = reachOf(actor, "manage");
  if (reach.kind === "teams" && reach.ids.length === 0)
    throw new AppError("forbidden", "Only team managers and administrators see integrations.");
  return selectIntegrations(readAs(actor));
}
