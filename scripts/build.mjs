import { build } from "./setup/build.mjs";
import { main } from "./setup/stop.mjs";

await main(() => build());
