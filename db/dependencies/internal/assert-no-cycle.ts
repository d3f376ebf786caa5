import { AppError } from "@/lib/errors/app-error";
import { cycleWith, graphOf } from "@/lib/reliability/registry/graph";
import { HIDDEN_SERVICE } from "@/lib/reliability/registry/hidden";
import type { Actor } from "../../access/actor";
import { readingAll, readingIn } from "../../access/reader";
import type { Db } from "../../store/engine";
import { selectEnds, selectNames } from "./rows";
import type { Call } from "./write";

/**
 * Throws where services would call each other in a circle, and names the way around; `path`: the
 * field that is to blame.
 */
export async function assertNoCycle(
  tx: Db,
  actor: Actor,
  { caller, callee }: Call,
  path: string,
): Promise<void> {
  if (callee.kind === "external") return;
  const calls = (await selectEnds(readingAll(tx))).flatMap(({ callerId, calleeId }) =>
    calleeId === null ? [] : [{ caller: String(callerId), callee: String(calleeId) }],
  );
  const graph = graphOf({ services: [], dependencies: calls });
  const cycle = cycleWith(graph, String(caller.id), String(callee.id));
  if (cycle === null) return;
  const names = await selectNames(readingIn(tx, actor), cycle.map(Number));
  const way = cycle.map((id) => names.get(Number(id)) ?? HIDDEN_SERVICE).join(" -> ");
  const message =
    caller.id === callee.id
      ? "A service can’t depend on itself."
      : `This would close a cycle: ${way}. Remove one of these dependencies first.`;
  throw new AppError("conflict", message, [{ path, message }]);
}
