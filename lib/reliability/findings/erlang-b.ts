/**
 * The share of calls refused by `slots` at an offered load in erlangs (rate x mean latency), if
 * nobody queues: B_k = a B_(k-1) / (k + a B_(k-1)). With a queue, the loss of M/M/c/K.
 */
export function refusedShare(load: number, slots: number, queue = 0): number {
  let refused = 1;
  for (let slot = 1; slot <= slots; slot += 1) refused = (load * refused) / (slot + load * refused);
  const perSlot = load / slots;
  for (let place = 1; place <= queue; place += 1)
    refused = (perSlot * refused) / (1 + perSlot * refused);
  return refused;
}

/** The fewest slots that refuse at most `share` (above 0) of the calls, without a queue. */
export function slotsFor(load: number, share: number): number {
  let refused = 1;
  let slots = 0;
  while (refused > share) {
    slots += 1;
    refused = (load * refused) / (slots + load * refused);
  }
  return slots;
}
