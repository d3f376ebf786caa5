import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { provideDatabase } from "./postgres.mjs";
import { programs } from "./setup/paths.mjs";
import { runNode } from "./setup/run.mjs";
import { main } from "./setup/stop.mjs";

// npm run data [-- sqlite|postgres] [what vitest takes, such as db/audit]
const engines = {
  sqlite: async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "burnline-test-"));
    return { url: `file:${path.join(folder, "test.db")}`, remove: async () => rmSync(folder, { recursive: true, force: true }) };
  },
  postgres: provideDatabase,
};

async function testOn(engine, args) {
  const database = await engines[engine]();
  try {
    console.log(`\nData tests on ${engine}`);
    const { code } = await runNode([programs.vitest, "run", "--project", "data", ...args], { env: { DATABASE_URL: database.url } });
    return code === 0;
  } finally {
    await database.remove();
  }
}

await main(async () => {
  const args = process.argv.slice(2);
  const chosen = Object.hasOwn(engines, args[0] ?? "") ? [args.shift()] : Object.keys(engines);
  for (const engine of chosen) if (!(await testOn(engine, args))) process.exitCode = 1;
});
