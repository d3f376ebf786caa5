import path from "node:path";
import { root } from "./setup/paths.mjs";
import { runNode } from "./setup/run.mjs";
import { main } from "./setup/stop.mjs";
import { keepTemporaryFilesTogether } from "./setup/own-folder.mjs";

// npm run test:torture [-- KILLS] [sqlite|postgres]
await main(async () => {
  keepTemporaryFilesTogether();
  const { code } = await runNode([
    "--import",
    "tsx",
    path.join(root, "scripts/torture/main.ts"),
    ...process.argv.slice(2),
  ]);
  process.exitCode = code ?? 1;
});
