import { isDeepStrictEqual } from "node:util";
import type { DependencySettings } from "@/lib/reliability/registry/schema";
import type { Actor } from "../../access/actor";
import type { Db } from "../../store/engine";
import type { NoCycle } from "./no-cycle";
import { type Call, insertDependency, type Row, updateDependency } from "./write";

/** `path`: the field that is to blame for a cycle. */
type Saved = { before: Row | null; settings: DependencySettings; path: string };

/** Registers the call, or replaces what is known of it; saving the same changes nothing. */
export async function saveDependency(
  tx: Db,
  actor: Actor,
  call: Call,
  { before, settings, path }: Saved,
  assertNoCycle: NoCycle,
  now: Date,
): Promise<void> {
  // One that is there may lie on a cycle from before cycles were refused.
  if (!before || (before.calleeId === null && call.callee.kind === "service"))
    await assertNoCycle(call.callee, path);
  if (!before) await insertDependency(tx, actor, call, settings, now);
  else if (!isDeepStrictEqual(before.settings, settings))
    await updateDependency(tx, actor, call, before, settings, now);
}
