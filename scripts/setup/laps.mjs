import { parentPort } from "node:worker_threads";

// The calibration loop: the same small work again and again, each lap timed by the clock on the
// wall. It works for a fortieth of a second every two, so that it takes little from what it runs
// beside; longer than a turn at the processor, or it would not see who else waits for one.
const ROUNDS = 20_000_000;
const REST_MS = 2000;

function lap() {
  const startedMs = performance.now();
  let state = 1;
  for (let round = 0; round < ROUNDS; round += 1)
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
  return { ms: performance.now() - startedMs, state };
}

lap();
function again() {
  const { ms } = lap();
  parentPort.postMessage({ atMs: performance.timeOrigin + performance.now(), ms });
  setTimeout(again, REST_MS);
}
again();
