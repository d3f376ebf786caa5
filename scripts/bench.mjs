import path from "node:path";
import { root } from "./setup/paths.mjs";
import { runNode } from "./setup/run.mjs";
import { main } from "./setup/stop.mjs";
import { keepTemporaryFilesTogether } from "./setup/own-folder.mjs";

// npm run bench [-- --slos 200 --days 61 --rounds 5 --served 1000 --no-peers] [names of benches]
await main(async () => {
  keepTemporaryFilesTogether();
  const { code } = await runNode([
    "--import",
    "tsx",
    path.join(root, "bench/main.ts"),
    ...process.argv.slice(2),
  ]);
  process.exitCode = code ?? 1;
});
