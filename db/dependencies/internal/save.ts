import { isDeepStrictEqual } from "node:util";
import type { DependencySettings } from "@/lib/reliability/registry/schema";
import type { Actor } from "../../access/actor";
import { readingIn } from "../../access/reader";
import type { Db } from "../../store/engine";
import { storedSettings } from "./fallback";
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
  const stored = await storedSettings(readingIn(tx, actor), before?.settings ?? null, settings);
  if (!before) await insertDependency(tx, actor, call, stored, now);
  else if (!isDeepStrictEqual(before.settings, stored))
    await updateDependency(tx, actor, call, before, stored, now);
}
