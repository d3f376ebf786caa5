import { eq } from "drizzle-orm";
import { AppError } from "@/lib/errors/app-error";
import type { Actor } from "../../access/actor";
import { readingIn } from "../../access/reader";
import { dependencies } from "../../schema/dependencies";
import type { Db } from "../../store/engine";
import type { NamedDependency } from "../dependency";
import { calleeNamed } from "./callee";
import { named, selectDependencies } from "./rows";
import { type Call, type Caller, findRow, type Row } from "./write";

export const noDependency = (service: string, callee: string): AppError =>
  new AppError("not-found", `${service} has no dependency "${callee}", or you may not see it.`);

/** As the actor knows it, in a transaction that is open. */
export async function dependencyForChange(
  tx: Db,
  actor: Actor,
  caller: Caller,
  callee: string,
): Promise<NamedDependency> {
  const own = eq(dependencies.callerId, caller.id);
  const found = named(await selectDependencies(readingIn(tx, actor), own), callee);
  if (!found) throw noDependency(caller.slug, callee);
  return found;
}

/** Throws not-found for a call that is not registered. */
export async function registeredCall(
  tx: Db,
  actor: Actor,
  caller: Caller,
  name: string,
): Promise<{ call: Call; row: Row }> {
  const call = { caller, callee: await calleeNamed(readingIn(tx, actor), name) };
  const row = await findRow(tx, call);
  if (!row) throw noDependency(caller.slug, name);
  return { call, row };
}
