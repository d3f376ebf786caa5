import { AppError } from "@/lib/errors/app-error";
import type { Launch } from "@/lib/guide/launch-form";
import type { Actor } from "../access/actor";
import { noCycleFrom } from "../dependencies/internal/no-cycle";
import { putDependencyIn } from "../dependencies/internal/put";
import { putSloIn } from "../slos/internal/put";
import type { Db } from "../store/engine";
import { serialWrite } from "../store/serial-write";
import { putServiceIn } from "./internal/put";

/**
 * Makes a new service with its SLOs and dependencies, all or none; an error's path says in which
 * row it is.
 */
export const launch = (
  actor: Actor,
  { service: { slug, ...input }, slos, dependencies }: Launch,
  now: Date,
): Promise<void> =>
  serialWrite(async (tx: Db) => {
    const { service } = await putServiceIn(tx, actor, slug, input, now, true);
    for (const { row, slug: slo, definition } of slos)
      await inRow(`slos.${row}`, () =>
        putSloIn(tx, actor, slug, slo, definition, now, { onlyNew: true }),
      );
    const options = { onlyNew: true, assertNoCycle: noCycleFrom(tx, actor, service) };
    for (const { row, callee, settings } of dependencies)
      await inRow(`dependencies.${row}`, () =>
        putDependencyIn(tx, actor, slug, callee, settings, now, options),
      );
  });

async function inRow(prefix: string, make: () => Promise<unknown>): Promise<void> {
  try {
    await make();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const errors = error.fieldErrors.map(({ path, message }) => ({
      path: `${prefix}.${path === "callee" ? "include" : path}`,
      message,
    }));
    throw new AppError(error.code, error.message, errors);
  }
}
