import { Worker } from "node:worker_threads";

/**
 * Runs the calibration loop beside whatever this process starts; answers how long its laps took
 * from an instant on.
 */
export function startCalibration() {
  const laps = [];
  const worker = new Worker(new URL("./laps.mjs", import.meta.url));
  worker.on("message", (lap) => laps.push(lap));
  worker.unref();
  return {
    since: (fromMs) => laps.filter(({ atMs }) => atMs >= fromMs).map(({ ms }) => ms),
    stop: () => worker.terminate(),
  };
}
