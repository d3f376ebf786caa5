import { assertCan, type Actor } from "../access/actor";
import { getService } from "./find";

/** Throws as a change of the service would, before anything of it is read. */
export async function assertMayChangeService(actor: Actor, slug: string): Promise<void> {
  const { team } = await getService(actor, slug);
  assertCan(actor, "manage", team);
}
