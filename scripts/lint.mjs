import { programs } from "./setup/paths.mjs";
import { runNode } from "./setup/run.mjs";
import { main } from "./setup/stop.mjs";

// npm run lint: whether everything is formatted as `npm run format` would, and what the rules of
// oxlint.config.mjs say.
const checks = [
  [programs.oxfmt, "--check"],
  [programs.oxlint, "--config=oxlint.config.mjs", "--deny-warnings", "--format=unix"],
];

await main(async () => {
  for (const check of checks) {
    const { code } = await runNode(check);
    if (code !== 0) process.exitCode = 1;
  }
});
