import { AppError } from "@/lib/errors/app-error";
import type { Actor } from "../../access/actor";
import { readingIn } from "../../access/reader";
import type { Db } from "../../store/engine";
import { calleeNamed, type Callee } from "./callee";
import { noCycleFrom } from "./no-cycle";
import { removeOthers } from "./remove-others";
import { type Caller, insertDependency } from "./write";

/**
 * The service calls these and no others: what is known of the calls that stay is kept, and so are
 * those to services that the actor may not see.
 */
export async function replaceDependencyNames(
  tx: Db,
  actor: Actor,
  caller: Caller,
  names: readonly string[],
  now: Date,
): Promise<void> {
  const kept = await removeOthers(tx, actor, caller, (name) => names.includes(name), now);
  const added = await newCallees(tx, actor, names, kept);
  const assertNoCycle = noCycleFrom(tx, actor, caller);
  for (const { path, callee } of added) {
    await assertNoCycle(callee, path);
    await insertDependency(tx, actor, { caller, callee }, {}, now);
  }
}

async function newCallees(
  tx: Db,
  actor: Actor,
  names: readonly string[],
  kept: ReadonlySet<string>,
): Promise<{ path: string; callee: Callee }[]> {
  const reader = readingIn(tx, actor);
  const callees = await Promise.all([...new Set(names)].map((name) => calleeNamed(reader, name)));
  const added = callees
    .filter(({ name }) => !kept.has(name))
    .map((callee) => ({ path: `dependencies[${names.indexOf(callee.name)}]`, callee }));
  const errors = added
    .filter(({ callee }) => callee.kind === "external")
    .map(({ path, callee: { name } }) => ({ path, message: `There is no service "${name}".` }));
  if (errors.length > 0) throw new AppError("invalid", "Some dependencies are unknown.", errors);
  return added;
}
