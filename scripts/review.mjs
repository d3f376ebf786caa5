import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { bundleReview } from "./setup/bundles.mjs";
import { runNode } from "./setup/run.mjs";
import { main } from "./setup/stop.mjs";

// npm run review -- PATH... [--format text|json|sarif|github]
await main(async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "burnline-review-"));
  try {
    const program = path.join(folder, "review.mjs");
    await bundleReview(program);
    const { code } = await runNode([program, ...process.argv.slice(2)]);
    process.exitCode = code;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
