import { eq } from "drizzle-orm";
import type { Actor } from "../../access/actor";
import { readingIn } from "../../access/reader";
import { dependencies } from "../../schema/dependencies";
import type { Db } from "../../store/engine";
import { calleeNamed } from "./callee";
import { isNamed, selectDependencies } from "./rows";
import { type Caller, findRow, removeDependency } from "./write";

/**
 * The service no longer calls what is not to be kept; what the actor may not see stays. Answers
 * the names of what is left.
 */
export async function removeOthers(
  tx: Db,
  actor: Actor,
  caller: Caller,
  isKept: (callee: string) => boolean,
  now: Date,
): Promise<ReadonlySet<string>> {
  const reader = readingIn(tx, actor);
  const known = await selectDependencies(reader, eq(dependencies.callerId, caller.id));
  const names = known.filter(isNamed).map(({ callee }) => callee);
  // A name stands twice where it is that of a service and of something external.
  for (const name of names.filter((each) => !isKept(each))) {
    const call = { caller, callee: await calleeNamed(reader, name) };
    const row = await findRow(tx, call);
    if (row) await removeDependency(tx, actor, call, row, now);
  }
  return new Set(names.filter(isKept));
}
