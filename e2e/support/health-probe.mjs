import { readFileSync } from "node:fs";
import { Agent, get } from "node:http";
import { parentPort, workerData } from "node:worker_threads";

const { url, pid } = workerData;
const EVERY_MS = 10;
const agent = new Agent({ keepAlive: true });

/**
 * How long a thread has waited for a processor that others had, in ms; 0 where the system does not
 * say.
 */
function waitedMs(path) {
  try {
    return Number(readFileSync(path, "utf8").split(" ")[1]) / 1e6;
  } catch {
    return 0;
  }
}
const waited = () =>
  waitedMs(`/proc/${pid}/task/${pid}/schedstat`) + waitedMs("/proc/thread-self/schedstat");

/** How long /healthz took, less what server and probe stood in line for a processor. */
function askedMs() {
  const before = waited();
  const start = performance.now();
  return new Promise((resolve) => {
    const done = (answered) =>
      resolve({ ms: Math.max(0, performance.now() - start - (waited() - before)), answered });
    get(`${url}/healthz`, { agent, timeout: 60_000 }, (response) =>
      response.resume().once("end", () => done(response.statusCode === 200)),
    )
      .once("timeout", function () {
        this.destroy(new Error("no answer"));
      })
      .once("error", () => done(false));
  });
}

let wanted = false;
parentPort.on("message", () => (wanted = true));
let [worst, asked, failed] = [0, 0, 0];
for (;;) {
  const { ms, answered } = await askedMs();
  worst = Math.max(worst, ms);
  asked += 1;
  if (!answered) failed += 1;
  // Told after an answer, so that the one that was waited for is counted.
  if (wanted) {
    parentPort.postMessage({ worst, asked, failed });
    wanted = false;
    [worst, asked, failed] = [0, 0, 0];
  }
  await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
}
