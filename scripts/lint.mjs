import { programs } from "./setup/paths.mjs";
import { runNode } from "./setup/run.mjs";
import { main } from "./setup/stop.mjs";

// npm run lint: whether everything is formatted as `npm run format` would, what the rules of
// oxlint.config.mjs say, and what nobody uses.
const checks = [
  [programs.oxfmt, "--check"],
  [programs.oxlint, "--config=oxlint.config.mjs", "--deny-warnings", "--format=unix"],
  [programs.knip, "--no-progress", "--no-config-hints"],
];

await main(async () => {
  for (const check of checks) {
    const { code } = await runNode(check);
    if (code !== 0) process.exitCode = 1;
  }
});
