import { programs } from "./setup/paths.mjs";
import { runNode } from "./setup/run.mjs";
import { main } from "./setup/stop.mjs";
import { keepTemporaryFilesTogether } from "./setup/own-folder.mjs";

// npm run data [-- sqlite|postgres] [what vitest takes, such as db/audit]
const engines = ["sqlite", "postgres"];

await main(async () => {
  keepTemporaryFilesTogether();
  const args = process.argv.slice(2);
  const chosen = engines.includes(args[0]) ? [args.shift()] : engines;
  const { code } = await runNode([
    programs.vitest,
    "run",
    ...chosen.map((engine) => `--project=data-${engine}*`),
    ...args,
  ]);
  process.exitCode = code === 0 ? 0 : 1;
});
