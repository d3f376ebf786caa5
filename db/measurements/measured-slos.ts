type Measured = { batches: number; lastBatch: Map<number, number> };

// Routes and jobs are separate module instances of one process.
const holder = globalThis as typeof globalThis & { burnlineMeasured?: Measured };

const measured = (): Measured => (holder.burnlineMeasured ??= { batches: 0, lastBatch: new Map() });

/** Called once measurements of these SLOs may have been committed, before anybody is told so. */
export function noteMeasured(sloIds: Iterable<number>): void {
  const state = measured();
  state.batches += 1;
  for (const id of sloIds) state.lastBatch.set(id, state.batches);
}

/** How often this process has stored measurements. */
export const measuredBatches = (): number => measured().batches;

/** The SLOs measured after the batch of that number. */
export const measuredAfter = (batch: number): Set<number> =>
  new Set([...measured().lastBatch].filter(([, last]) => last > batch).map(([id]) => id));

/** The number of the last batch with measurements of that SLO; 0 before the first. */
export const lastBatchOf = (sloId: number): number => measured().lastBatch.get(sloId) ?? 0;
