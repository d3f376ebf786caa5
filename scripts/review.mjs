import { tmpdir } from "node:os";
import path from "node:path";
import { bundleReview } from "./setup/bundles.mjs";
import { runNode } from "./setup/run.mjs";
import { main } from "./setup/stop.mjs";
import { keepTemporaryFilesTogether } from "./setup/own-folder.mjs";

// npm run review -- PATH... [--format text|json|sarif|github]
//   [--url URL --service SERVICE --dependency DEPENDENCY]
await main(async () => {
  keepTemporaryFilesTogether();
  const program = path.join(tmpdir(), "review.mjs");
  await bundleReview(program);
  const { code } = await runNode([program, ...process.argv.slice(2)]);
  process.exitCode = code;
});
