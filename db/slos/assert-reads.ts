import { AppError } from "@/lib/errors/app-error";
import type { Actor } from "../access/actor";
import { reachOf } from "../access/reach";
import { readAs } from "../access/reader";
import { slos } from "../schema/slos";
import { oneOf } from "../store/key-rows";

/** Before what was measured is summed, which asks nothing: throws not-found for any that is hidden. */
export async function assertReadsSlos(actor: Actor, ids: readonly number[]): Promise<void> {
  if (reachOf(actor, "read").kind === "everywhere") return;
  const wanted = new Set(ids);
  const found = await readAs(actor)
    .select({ id: slos.id })
    .from(slos)
    .where(oneOf(slos.id, [...wanted]));
  if (found.length < wanted.size)
    throw new AppError("not-found", "There is no such SLO, or you may not see it.");
}
