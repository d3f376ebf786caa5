import type { Db } from "../../store/engine";
import { AppError } from "@/lib/errors/app-error";
import type { DependencySettings } from "@/lib/reliability/registry/schema";
import type { Actor } from "../../access/actor";
import type { PutOptions } from "../../access/assert-replaceable";
import { readingIn } from "../../access/reader";
import { serviceForChange } from "../../services/internal/change";
import type { NamedDependency } from "../dependency";
import { calleeNamed } from "./callee";
import { dependencyForChange } from "./find";
import { type NoCycle, noCycleFrom } from "./no-cycle";
import { saveDependency } from "./save";
import { findRow, type Row } from "./write";

/**
 * As `putDependency`, in a transaction that changes more. `assertNoCycle`: that of the caller, where
 * several of its calls are put.
 */
export async function putDependencyIn(
  tx: Db,
  actor: Actor,
  service: string,
  calleeName: string,
  settings: DependencySettings,
  now: Date,
  { assertNoCycle, ...options }: PutOptions & { assertNoCycle?: NoCycle } = {},
): Promise<{ dependency: NamedDependency; created: boolean }> {
  const caller = await serviceForChange(tx, actor, service);
  const call = { caller, callee: await calleeNamed(readingIn(tx, actor), calleeName) };
  const before = await findRow(tx, call);
  assertCurrent(service, calleeName, before, options);
  const saved = { before, settings, path: "callee" };
  const noCycle = assertNoCycle ?? noCycleFrom(tx, actor, caller);
  await saveDependency(tx, actor, call, saved, noCycle, now);
  return {
    dependency: await dependencyForChange(tx, actor, caller, calleeName),
    created: !before,
  };
}

function assertCurrent(
  service: string,
  callee: string,
  before: Row | null,
  { onlyNew = false, expectedVersion }: PutOptions,
): void {
  if (before && onlyNew) {
    const message = `${service} already has a dependency "${callee}". Open it to change it.`;
    throw new AppError("conflict", message, [{ path: "callee", message }]);
  }
  if (expectedVersion !== undefined && before?.version !== expectedVersion)
    throw new AppError(
      "conflict",
      "Someone saved or removed this dependency while you were editing it. Open it again, and make your change there.",
    );
}
