import { isDeepStrictEqual } from "node:util";
import { AppError } from "@/lib/errors/app-error";
import type { DependencySettings } from "@/lib/reliability/registry/schema";
import type { Actor } from "../access/actor";
import type { PutOptions } from "../access/assert-replaceable";
import { readingIn } from "../access/reader";
import { serviceForChange } from "../services/internal/change";
import { serialWrite } from "../store/serial-write";
import type { NamedDependency } from "./dependency";
import { assertNoCycle } from "./internal/assert-no-cycle";
import { calleeNamed } from "./internal/callee";
import { dependencyForChange } from "./internal/find";
import { findRow, insertDependency, type Row, updateDependency } from "./internal/write";

/**
 * Registers that the service calls the callee, or replaces what is known of that. `callee`: a
 * service that the actor may see, else the name of something external. Saving the same changes
 * nothing.
 */
export async function putDependency(
  actor: Actor,
  service: string,
  calleeName: string,
  settings: DependencySettings,
  now: Date,
  options: PutOptions = {},
): Promise<{ dependency: NamedDependency; created: boolean }> {
  return serialWrite(async (tx) => {
    const caller = await serviceForChange(tx, actor, service);
    const call = { caller, callee: await calleeNamed(readingIn(tx, actor), calleeName) };
    const before = await findRow(tx, call);
    assertCurrent(service, calleeName, before, options);
    // One that is there may lie on a cycle from before cycles were refused.
    if (!before || (before.calleeId === null && call.callee.kind === "service"))
      await assertNoCycle(tx, actor, call, "callee");
    if (!before) await insertDependency(tx, actor, call, settings, now);
    else if (!isDeepStrictEqual(before.settings, settings))
      await updateDependency(tx, actor, call, before, settings, now);
    return {
      dependency: await dependencyForChange(tx, actor, caller, calleeName),
      created: !before,
    };
  });
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
