import "server-only";
import type { Actor } from "@/db/access/actor";
import { deleteDemo } from "@/db/demo/removal";
import { createDemo, findDemo, hasDemo } from "@/db/demo/workspace";
import { recordMeasurements } from "@/db/measurements/record";
import { keepDemoSpending } from "@/db/postmortems/spending";
import { listSlos } from "@/db/slos/list";
import type { Slo } from "@/db/slos/slo";
import { AppError } from "@/lib/errors/app-error";
import { demoSeries } from "@/lib/demo/series";
import { findDemoSlo } from "@/lib/demo/slo-catalog";
import { oldestMinute } from "@/lib/measurement/retention";
import { MINUTE_MS } from "@/lib/time/duration";
import { log } from "@/server/logging/log";
import { wholeSpending } from "@/server/postmortems/spending";

/**
 * Fills the demo workspace with 90 days up to `now`. Throws conflict when it is there already or
 * one of its names is taken.
 */
export async function fillDemoWorkspace(actor: Actor, now: Date): Promise<void> {
  const startedAt = performance.now();
  await createDemo(actor, now);
  await keepDemoSpending(actor, (id, atMs) => wholeSpending(actor, id, atMs));
  log("info", "demo.filled", { ms: Math.round(performance.now() - startedAt) });
}

/**
 * As `fillDemoWorkspace`, for starts: content when the demo is there, or another process is just
 * filling it.
 */
export async function fillDemoIfMissing(actor: Actor, now: Date): Promise<void> {
  if (await hasDemo(actor)) return;
  try {
    await fillDemoWorkspace(actor, now);
  } catch (error) {
    if (!(error instanceof AppError && error.code === "conflict" && (await hasDemo(actor))))
      throw error;
  }
}

/** Takes the demo workspace out again, and nothing else. Throws not-found without one. */
export async function removeDemoWorkspace(actor: Actor, now: Date): Promise<void> {
  await deleteDemo(actor, now);
  log("info", "demo.removed");
}

/** Minutes of one SLO that go into one transaction. */
const MOST_MINUTES = 2000;

/**
 * Appends every complete minute that the demo lacks: one while it runs, the gap after a stop. Does
 * nothing without a demo workspace.
 */
export async function appendDemoMinute(
  actor: Actor,
  now: Date,
  stop?: AbortSignal,
): Promise<{ minutes: number }> {
  const demo = await findDemo(actor);
  if (!demo) return { minutes: 0 };
  const end = Math.floor(now.getTime() / MINUTE_MS);
  const streams = (await listSlos(actor)).flatMap((slo) => {
    const generator = slo.service.demo ? findDemoSlo(slo.service.slug, slo.slug) : null;
    return generator ? [{ sloId: slo.id, generator, from: firstMissing(slo, now) }] : [];
  });
  let minutes = 0;
  for (
    let start = Math.min(...streams.map(({ from }) => from));
    start < end;
    start += MOST_MINUTES
  ) {
    stop?.throwIfAborted();
    const until = Math.min(end, start + MOST_MINUTES);
    const measurements = streams.flatMap(({ sloId, generator, from }) =>
      demoSeries(generator, demo.anchorMinute, Math.max(start, from), until).map((bucket) => ({
        ...bucket,
        sloId,
      })),
    );
    if (measurements.length > 0)
      await recordMeasurements(actor, { mode: "replace", measurements, at: now });
    minutes += measurements.length;
  }
  return { minutes };
}

/** The first minute after the last one that is still accepted. */
function firstMissing({ objectives, lastMinute }: Slo, now: Date): number {
  const oldest = oldestMinute(
    objectives.map(({ window }) => window),
    now.getTime(),
  );
  return Math.max(oldest, (lastMinute ?? 0) + 1);
}
