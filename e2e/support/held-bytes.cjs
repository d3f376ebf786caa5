// Preloaded by a server whose memory is measured: after SIGUSR2 it throws away what nothing holds, and writes how many bytes are left.
const { isMainThread } = require("node:worker_threads");
const { setFlagsFromString } = require("node:v8");
const { runInNewContext } = require("node:vm");

if (isMainThread) {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc");
  process.on("SIGUSR2", () => {
    collect();
    // What the first round finalized goes with the second.
    setTimeout(() => {
      collect();
      const { heapUsed, external } = process.memoryUsage();
      console.log(`held bytes: ${heapUsed + external}`);
    }, 500);
  });
}
