import { expect } from "vitest";
import { sumWindows } from "@/db/measurements/internal/windows";
import { listSlos } from "@/db/slos/list";
import type { Slo } from "@/db/slos/slo";
import { systemActor } from "@/db/testing/fresh-store";
import { demoSeries, demoStart } from "@/lib/demo/series";
import { findDemoSlo, type DemoSlo } from "@/lib/demo/slo-catalog";
import { tallyMinutes } from "@/lib/measurement/slices";
import { MINUTE_MS } from "@/lib/time/duration";

/** When the tests fill the demo workspace. */
export const filledAt = new Date("2026-11-23T20:50:30Z");
export const anchor = Math.floor(filledAt.getTime() / MINUTE_MS);

export function demoSlo(service: string, slug: string): DemoSlo {
  const slo = findDemoSlo(service, slug);
  if (!slo) throw new Error(`no demo SLO ${service}/${slug}`);
  return slo;
}

/**
 * What the store says, and what the generator says, about the days before an instant for every
 * objective of an SLO; about the newest days alone where they are named.
 */
async function compareSums(slo: Slo, at: Date, days?: number): Promise<void> {
  const end = Math.floor(at.getTime() / (5 * MINUTE_MS)) * 5 * MINUTE_MS;
  const first = days ? end / MINUTE_MS - days * 1440 : demoStart(anchor);
  const minutes = demoSeries(demoSlo(slo.service.slug, slo.slug), anchor, first, end / MINUTE_MS);
  const starts = [
    end - 65 * MINUTE_MS,
    end - 3 * 1440 * MINUTE_MS,
    ...(days ? [] : [end - 28 * 1440 * MINUTE_MS]),
    first * MINUTE_MS,
  ];
  const intervals = starts.map((start) => ({ start, end }));
  const requests = slo.objectives.map(({ id, budgeting }) => ({
    sloId: slo.id,
    objectiveId: id,
    budgeting,
    intervals,
  }));
  const found = await sumWindows(requests);
  const expected = slo.objectives.map(({ budgeting }) =>
    starts.map((start) => {
      const within = minutes.filter(({ minute }) => minute * MINUTE_MS >= start);
      return {
        tally: tallyMinutes(within, budgeting),
        counts: tallyMinutes(within, { method: "occurrences" }),
      };
    }),
  );
  expect(found).toEqual(expected);
}

/** Whether it is what the tests made beside the demo. */
export const isOwn = ({ slug }: { slug: string }): boolean => slug.startsWith("own");
export const demoSlos = async (): Promise<Slo[]> =>
  (await listSlos(systemActor)).filter((slo) => !isOwn(slo));

/** Of every SLO, over its whole history. */
export const compareAll = async (at: Date): Promise<void> => {
  for (const slo of await demoSlos()) await compareSums(slo, at);
};

/**
 * After minutes were appended: the whole history of every sixth SLO, and of the others the days
 * that reach back before the fill.
 */
export const compareNewest = async (at: Date): Promise<void> => {
  for (const [position, slo] of (await demoSlos()).entries())
    await compareSums(slo, at, position % 6 === 0 ? undefined : 5);
};
