import { assertCan, type Actor } from "../access/actor";
import { readAs } from "../access/reader";
import { getServiceAs } from "./internal/change";

/** Throws as a change of the service would, before anything of it is read. */
export async function assertMayChangeService(actor: Actor, slug: string): Promise<void> {
  const { team } = await getServiceAs(readAs(actor), slug);
  assertCan(actor, "manage", team);
}
