/**
 * The numbers of the latest batches of an SLO, and beside each its first minute, which is later than
 * those before it. Numbers alone: objects that change with every batch would be most of what the
 * garbage collector has to look at.
 */
type Batches = { numbers: number[]; firstMinutes: number[]; forgotten: number };
type Measured = { batches: number; bySlo: Map<number, Batches>; ofAll: Batches };

const MOST_BATCHES = 128;
// Routes and jobs are separate module instances of one process.
const holder = globalThis as typeof globalThis & { burnlineMeasured?: Measured };

const none = (): Batches => ({ numbers: [], firstMinutes: [], forgotten: 0 });

const measured = (): Measured =>
  (holder.burnlineMeasured ??= {
    batches: 0,
    bySlo: new Map(),
    ofAll: none(),
  });

/** Called once minutes of SLOs may have been committed, before anybody is told so. */
export function noteMeasured(minutes: Iterable<{ sloId: number; minute: number }>): void {
  const state = measured();
  state.batches += 1;
  let firstMinute = Infinity;
  for (const { sloId, minute } of minutes) {
    let known = state.bySlo.get(sloId);
    if (!known) state.bySlo.set(sloId, (known = none()));
    add(known, state.batches, minute);
    if (minute < firstMinute) firstMinute = minute;
  }
  add(state.ofAll, state.batches, firstMinute);
}

function add(known: Batches, batch: number, minute: number): void {
  const { numbers, firstMinutes } = known;
  while ((firstMinutes.at(-1) ?? -Infinity) >= minute) {
    numbers.pop();
    firstMinutes.pop();
  }
  // An earlier minute of the same batch says it already.
  if (numbers.at(-1) === batch) return;
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
export const lastBatchOf = (sloId: number): number =>
  measured().bySlo.get(sloId)?.numbers.at(-1) ?? 0;

/** The SLOs measured after the batch of that number. */
export const measuredAfter = (batch: number): Set<number> =>
  new Set([...measured().bySlo.keys()].filter((id) => lastBatchOf(id) > batch));

/** Whether anything of that SLO before the minute may have come after the batch of that number. */
export function measuredBefore(sloId: number, minute: number, batch: number): boolean {
  const known = measured().bySlo.get(sloId);
  if (!known) return false;
  if (batch < known.forgotten) return true;
  const position = known.numbers.findIndex((each) => each > batch);
  return (known.firstMinutes[position] ?? Infinity) < minute;
}
