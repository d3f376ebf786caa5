import "server-only";
import type { Actor } from "@/db/access/actor";
import { distributionOf, type Bin } from "@/lib/incident/distribution";
import { thinnedDots, type Thinned } from "@/lib/incident/dots";
import { countedIn } from "@/lib/incident/insights";
import type { InsightsQuery } from "@/lib/incident/insights-query";
import { recordedMs } from "@/lib/incident/metrics";
import type { IncidentRecord } from "@/lib/incident/record";
import { shared } from "../request/shared";
import type { Records } from "./records";

const MOST_DOTS = 400;

type Dot = Pick<IncidentRecord, "number" | "title" | "severity"> & { at: number; ms: number };
type Durations = Thinned<Dot> & { of: number; bins: Bin[] };

/** One metric of the incidents of a period: `of` of them, each as a dot or some, and in bins. */
export const durationsOf = (
  actor: Actor,
  { records, period }: Records,
  query: InsightsQuery,
): Promise<Durations> =>
  shared(actor, ["durations", query, period], async () => {
    const all = countedIn(records, period).flatMap((record) => {
      const ms = recordedMs(record, query.metric);
      const { number, title, severity, startedAt } = record;
      return ms === null ? [] : [{ number, title, severity, at: startedAt, ms }];
    });
    return {
      of: all.length,
      bins: distributionOf(all.map(({ ms }) => ms)),
      ...thinnedDots(all, MOST_DOTS),
    };
  });
