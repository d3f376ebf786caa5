/** Until V8 has compiled what is measured: a server runs for weeks, a peer comes compiled. */
const CALLS = 60;

/** Calls what will be measured, unmeasured, often enough that its speed no longer changes. */
export async function warmUp(call: (round: number) => Promise<unknown>): Promise<void> {
  for (let round = 0; round < CALLS; round += 1) await call(round);
}
