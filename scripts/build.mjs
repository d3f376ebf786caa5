import { build } from "./setup/build.mjs";
import { main } from "./setup/stop.mjs";

// npm run build [-- --strict]
await main(() => build({ strict: process.argv.includes("--strict") }));
