// Preloaded by a server whose memory is measured: SIGUSR2 has it throw away what nothing holds.
const { isMainThread } = require("node:worker_threads");
const { setFlagsFromString } = require("node:v8");
const { runInNewContext } = require("node:vm");

if (isMainThread) {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc");
  process.on("SIGUSR2", () => collect());
}
