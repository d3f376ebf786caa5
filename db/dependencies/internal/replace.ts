import { isDeepStrictEqual } from "node:util";
import { eq } from "drizzle-orm";
import type { DependencySettings } from "@/lib/reliability/registry/schema";
import type { Actor } from "../../access/actor";
import { readingIn } from "../../access/reader";
import { dependencies } from "../../schema/dependencies";
import type { Db } from "../../store/engine";
import { assertNoCycle } from "./assert-no-cycle";
import { calleeNamed } from "./callee";
import { isNamed, selectDependencies } from "./rows";
import {
  type Caller,
  findRow,
  insertDependency,
  removeDependency,
  updateDependency,
} from "./write";

/**
 * The service calls these and no others, as they are described; what it calls that the actor may
 * not see stays. An error's path is `dependencies` and the name.
 */
export async function replaceDependencies(
  tx: Db,
  actor: Actor,
  caller: Caller,
  wanted: Readonly<Record<string, DependencySettings>>,
  now: Date,
): Promise<void> {
  const reader = readingIn(tx, actor);
  const known = await selectDependencies(reader, eq(dependencies.callerId, caller.id));
  const gone = known.filter(isNamed).filter(({ callee }) => !Object.hasOwn(wanted, callee));
  for (const { callee: name } of gone) {
    const call = { caller, callee: await calleeNamed(reader, name) };
    const row = await findRow(tx, call);
    if (row) await removeDependency(tx, actor, call, row, now);
  }
  for (const [name, settings] of Object.entries(wanted)) {
    const call = { caller, callee: await calleeNamed(reader, name) };
    const row = await findRow(tx, call);
    if (!row) {
      await assertNoCycle(tx, actor, call, `dependencies.${name}`);
      await insertDependency(tx, actor, call, settings, now);
    } else if (!isDeepStrictEqual(row.settings, settings))
      await updateDependency(tx, actor, call, row, settings, now);
  }
}
