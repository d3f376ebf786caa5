import path from "node:path";
import { startPostgres } from "./postgres.mjs";
import { buildIfStale } from "./setup/build.mjs";
import { programs, root } from "./setup/paths.mjs";
import { runNode } from "./setup/run.mjs";
import { main } from "./setup/stop.mjs";
import { keepTemporaryFilesTogether } from "./setup/own-folder.mjs";

// npm run e2e [-- sqlite|postgres] [what playwright takes, such as e2e/smoke.spec.ts --headed]
const engines = ["sqlite", "postgres"];

await main(async () => {
  keepTemporaryFilesTogether();
  const args = process.argv.slice(2);
  const chosen = engines.includes(args[0]) ? [args.shift()] : engines;
  await buildIfStale();
  const postgres =
    chosen.includes("postgres") && !process.env.TEST_DATABASE_URL ? await startPostgres() : null;
  try {
    const { code } = await runNode(
      [programs.playwright, "test", ...chosen.map((engine) => `--project=${engine}*`), ...args],
      {
        env: {
          // Else it reads all stories anew each time.
          PWTEST_CACHE_DIR: path.join(root, ".cache/playwright"),
          ...(postgres ? { TEST_DATABASE_URL: postgres.url } : {}),
        },
      },
    );
    process.exitCode = code === 0 ? 0 : 1;
  } finally {
    await postgres?.stop();
  }
});
