import { AppError } from "@/lib/errors/app-error";
import { cycleWith, graphOf, type Graph } from "@/lib/reliability/registry/graph";
import { HIDDEN_SERVICE } from "@/lib/reliability/registry/hidden";
import type { Actor } from "../../access/actor";
import { readingAll, readingIn } from "../../access/reader";
import type { Db } from "../../store/engine";
import type { Callee } from "./callee";
import { selectNames } from "./names";
import { selectEnds } from "./rows";
import type { Caller } from "./write";

/** `path`: the field that is to blame. */
export type NoCycle = (callee: Callee, path: string) => Promise<void>;

/**
 * Throws where services would call each other in a circle, and names the way around. What all call
 * is read once: no way back to the caller goes through its own calls, whichever come or go meanwhile.
 */
export function noCycleFrom(tx: Db, actor: Actor, caller: Caller): NoCycle {
  let graph: Graph | undefined;
  return async (callee, path) => {
    if (callee.kind === "external") return;
    graph ??= await readGraph(tx);
    const cycle = cycleWith(graph, String(caller.id), String(callee.id));
    if (cycle === null) return;
    const names = await selectNames(readingIn(tx, actor), cycle.map(Number));
    const way = cycle.map((id) => names.get(Number(id)) ?? HIDDEN_SERVICE).join(" -> ");
    const message =
      caller.id === callee.id
        ? "A service can’t depend on itself."
        : `This would close a cycle: ${way}. Remove one of these dependencies first.`;
    throw new AppError("conflict", message, [{ path, message }]);
  };
}

async function readGraph(tx: Db): Promise<Graph> {
  const calls = (await selectEnds(readingAll(tx))).flatMap(({ callerId, calleeId }) =>
    calleeId === null
      ? []
      : [{ caller: String(callerId), callee: String(calleeId), kind: "service" as const }],
  );
  return graphOf({ services: [], dependencies: calls });
}
