import path from "node:path";
import { bundleServer } from "./setup/bundles.mjs";
import { root } from "./setup/paths.mjs";
import { runNode } from "./setup/run.mjs";
import { main } from "./setup/stop.mjs";

// npm run dev: pages and API are made anew as they are edited; what stands in front of them, and
// the jobs, when this is started again.
await main(async () => {
  const program = path.join(root, ".cache/dev-server.cjs");
  await bundleServer(program, "development");
  const { code } = await runNode([program], {
    env: { NODE_ENV: "development", NEXT_TELEMETRY_DISABLED: "1" },
  });
  process.exitCode = code ?? 1;
});
