import { BatchLog } from "@/lib/measurement/batch-log";

/** Of the batches of whatever SLO: their numbers, and beside each its first minute. */
type Batches = { numbers: number[]; firstMinutes: number[]; forgotten: number };
type Measured = { batches: number; log: BatchLog; ofAll: Batches };

const MOST_BATCHES = 128;
// Routes and jobs are separate module instances of one process.
const holder = globalThis as typeof globalThis & { burnlineMeasured?: Measured };

const measured = (): Measured =>
  (holder.burnlineMeasured ??= {
    batches: 0,
    log: new BatchLog(),
    ofAll: { numbers: [], firstMinutes: [], forgotten: 0 },
  });

/** Called once minutes of SLOs may have been committed, before anybody is told so. */
export function noteMeasured(minutes: Iterable<{ sloId: number; minute: number }>): void {
  const state = measured();
  state.batches += 1;
  let firstMinute = Infinity;
  for (const { sloId, minute } of minutes) {
    state.log.add(sloId, state.batches, minute);
    if (minute < firstMinute) firstMinute = minute;
  }
  add(state.ofAll, state.batches, firstMinute);
}

/** Each first minute is later than those before it: an earlier one of a later batch hides them. */
function add(known: Batches, batch: number, minute: number): void {
  const { numbers, firstMinutes } = known;
  while ((firstMinutes.at(-1) ?? -Infinity) >= minute) {
    numbers.pop();
    firstMinutes.pop();
  }
  numbers.push(batch);
  firstMinutes.push(minute);
  if (numbers.length <= MOST_BATCHES) return;
  known.forgotten = numbers.shift() ?? 0;
  firstMinutes.shift();
}

/** The number of the last batch that may hold anything before the minute, of whatever SLO. */
export function lastBatchBefore(minute: number): number {
  const { numbers, firstMinutes, forgotten } = measured().ofAll;
  const position = firstMinutes.findLastIndex((firstMinute) => firstMinute < minute);
  return numbers[position] ?? forgotten;
}

/** How often this process has stored measurements. */
export const measuredBatches = (): number => measured().batches;

/** The number of the last batch with measurements of that SLO; 0 before the first. */
export const lastBatchOf = (sloId: number): number => measured().log.lastOf(sloId);

/** The SLOs measured after the batch of that number. */
export const measuredAfter = (batch: number): Set<number> => measured().log.after(batch);

/** Whether anything of that SLO before the minute may have come after the batch of that number. */
export const measuredBefore = (sloId: number, minute: number, batch: number): boolean =>
  measured().log.mayHold(sloId, minute, batch);
