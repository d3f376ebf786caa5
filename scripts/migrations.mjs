import { programs } from "./setup/paths.mjs";
import { runNode } from "./setup/run.mjs";
import { main, Stop } from "./setup/stop.mjs";

/** The name of an engine is all that drizzle.config.ts reads from these; nothing connects. */
const engines = ["file:unused.db", "postgres://unused"];

await main(async () => {
  const [name] = process.argv.slice(2);
  if (!name) throw new Stop("Give the migration a name: npm run migrations -- add-teams");
  for (const url of engines) {
    const { code } = await runNode([programs.drizzleKit, "generate", "--name", name], {
      env: { DATABASE_URL: url },
    });
    if (code !== 0) throw new Stop(`drizzle-kit failed for ${url.split(":")[0]}.`);
  }
});
