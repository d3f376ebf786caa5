import { keepLast } from "@/lib/collections/keep-last";
import type { Sums } from "@/lib/budget/hour-series";
import { MINUTE_MS } from "@/lib/time/duration";
import type { Interval } from "@/lib/time/interval";
import { foreignWrites } from "../../store/client";
import { measuredBatches, measuredBefore } from "../../store/measured-slos";
import type { WindowRequest } from "../measurement";
import { sumWindows } from "./windows";

type Known = { sums: Sums; batch: number };
type Memory = { of: string; known: Map<string, Known> };

const MOST = 30_000;
// Pages and routes are separate module instances of one process.
const holder = globalThis as typeof globalThis & { burnlineWindows?: Memory };

/** Remembers the sums of stretches until something older than their end comes in. */
export async function rememberedSums(requests: readonly WindowRequest[]): Promise<Sums[][]> {
  const foreign = foreignWrites();
  if (foreign === null) return sumWindows(requests);
  const { known } = memoryOf(foreign);
  const batch = measuredBatches();
  const found = requests.map((request) =>
    request.intervals.map((interval) => {
      const one = known.get(keyOf(request, interval));
      if (!one || measuredBefore(request.sloId, interval.end / MINUTE_MS, one.batch)) return null;
      // The next to ask looks at the batches after this one alone.
      one.batch = batch;
      return one.sums;
    }),
  );
  const missing = requests.flatMap((request, position) => {
    const intervals = request.intervals.filter((_, index) => found[position]?.[index] === null);
    return intervals.length === 0 ? [] : [{ position, request: { ...request, intervals } }];
  });
  const answers =
    missing.length === 0 ? [] : await sumWindows(missing.map(({ request }) => request));
  for (const [which, { position, request }] of missing.entries()) {
    const fresh = request.intervals.map((interval, index) => {
      const answer = answers[which]?.[index];
      if (!answer) throw new Error("a window was asked for and not summed");
      keepLast(known, keyOf(request, interval), { sums: answer, batch }, MOST);
      return answer;
    });
    let next = 0;
    found[position] = found[position]?.map((sums) => sums ?? fresh[next++] ?? null) ?? [];
  }
  return found.map((row) => row.flatMap((sums) => sums ?? []));
}

const keyOf = (
  { sloId, objectiveId, budgeting }: WindowRequest,
  { start, end }: Interval,
): string =>
  budgeting.method === "occurrences"
    ? `${sloId} ${start} ${end}`
    : `${sloId} ${start} ${end} ${objectiveId} ${JSON.stringify(budgeting)}`;

function memoryOf(foreign: string): Memory {
  if (holder.burnlineWindows?.of !== foreign)
    holder.burnlineWindows = { of: foreign, known: new Map() };
  return holder.burnlineWindows;
}
