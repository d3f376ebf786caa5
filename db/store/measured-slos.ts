/** The latest batches of an SLO, each with a later first minute than those behind it. */
type Batches = { list: { batch: number; firstMinute: number }[]; forgotten: number };
type Measured = { batches: number; bySlo: Map<number, Batches>; ofAll: Batches };

const MOST_BATCHES = 128;
// Routes and jobs are separate module instances of one process.
const holder = globalThis as typeof globalThis & { burnlineMeasured?: Measured };

const measured = (): Measured =>
  (holder.burnlineMeasured ??= {
    batches: 0,
    bySlo: new Map(),
    ofAll: { list: [], forgotten: 0 },
  });

/**
 * Called once measurements may have been committed, before anybody is told so: the first minute of
 * each SLO.
 */
export function noteMeasured(firstMinutes: ReadonlyMap<number, number>): void {
  const state = measured();
  state.batches += 1;
  for (const [id, firstMinute] of firstMinutes) {
    const known = state.bySlo.get(id) ?? { list: [], forgotten: 0 };
    add(known, { batch: state.batches, firstMinute });
    state.bySlo.set(id, known);
  }
  add(state.ofAll, { batch: state.batches, firstMinute: Math.min(...firstMinutes.values()) });
}

function add(known: Batches, latest: Batches["list"][number]): void {
  while ((known.list.at(-1)?.firstMinute ?? -1) >= latest.firstMinute) known.list.pop();
  known.list.push(latest);
  if (known.list.length > MOST_BATCHES) known.forgotten = known.list.shift()?.batch ?? 0;
}

/** The number of the last batch that may hold anything before the minute, of whatever SLO. */
export function lastBatchBefore(minute: number): number {
  const { list, forgotten } = measured().ofAll;
  return list.findLast(({ firstMinute }) => firstMinute < minute)?.batch ?? forgotten;
}

/** How often this process has stored measurements. */
export const measuredBatches = (): number => measured().batches;

/** The number of the last batch with measurements of that SLO; 0 before the first. */
export const lastBatchOf = (sloId: number): number =>
  measured().bySlo.get(sloId)?.list.at(-1)?.batch ?? 0;

/** The SLOs measured after the batch of that number. */
export const measuredAfter = (batch: number): Set<number> =>
  new Set([...measured().bySlo.keys()].filter((id) => lastBatchOf(id) > batch));

/** Whether anything of that SLO before the minute may have come after the batch of that number. */
export function measuredBefore(sloId: number, minute: number, batch: number): boolean {
  const known = measured().bySlo.get(sloId);
  if (!known) return false;
  if (batch < known.forgotten) return true;
  const first = known.list.find((each) => each.batch > batch);
  return first !== undefined && first.firstMinute < minute;
}
