import { AppError } from "@/lib/errors/app-error";
import type { ChosenCall } from "@/lib/reliability/import/chosen-calls";
import { mergedSettings } from "@/lib/reliability/registry/merged";
import type { Actor } from "../access/actor";
import { readingIn } from "../access/reader";
import { serviceForChange } from "../services/internal/change";
import type { Db } from "../store/engine";
import { serialWrite } from "../store/serial-write";
import { calleeNamed } from "./internal/callee";
import { type NoCycle, noCycleFrom } from "./internal/no-cycle";
import { saveDependency } from "./internal/save";
import { type Caller, findRow, type Row } from "./internal/write";

/**
 * Registers calls of the service and adds to what is known of those that are there, all or none.
 * What is not said keeps its value; saving the same changes nothing.
 */
export async function putDependencies(
  actor: Actor,
  service: string,
  calls: readonly ChosenCall[],
  now: Date,
): Promise<void> {
  await serialWrite(async (tx) => {
    const caller = await serviceForChange(tx, actor, service);
    const assertNoCycle = noCycleFrom(tx, actor, caller);
    for (const call of calls) await mergeCall(tx, actor, caller, call, assertNoCycle, now);
  });
}

async function mergeCall(
  tx: Db,
  actor: Actor,
  caller: Caller,
  chosen: ChosenCall,
  assertNoCycle: NoCycle,
  now: Date,
): Promise<void> {
  const call = { caller, callee: await calleeNamed(readingIn(tx, actor), chosen.callee) };
  const before = await findRow(tx, call);
  assertCurrent(caller, chosen, before);
  const settings = before ? mergedSettings(before.settings, chosen.settings) : chosen.settings;
  const saved = { before, settings, path: chosen.path };
  await saveDependency(tx, actor, call, saved, assertNoCycle, now);
}

function assertCurrent(
  { slug }: Caller,
  { path, callee, version }: ChosenCall,
  before: Row | null,
): void {
  if ((before?.version ?? null) === version) return;
  const message =
    version === null
      ? `${slug} already has a dependency "${callee}". Preview again to see what changes.`
      : `Someone saved or removed "${callee}" since the preview. Preview again to see what changes.`;
  throw new AppError("conflict", message, [{ path, message }]);
}
