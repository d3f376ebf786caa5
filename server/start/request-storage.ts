import hooks from "node:async_hooks";
import { syncBuiltinESMExports } from "node:module";
import { putInPlace, SharedStorage } from "./shared-storage";

/** From this version on, Node itself keeps all storages in one. */
const FIRST_WITH_FRAMES = 24;

if (Number.parseInt(process.versions.node, 10) < FIRST_WITH_FRAMES) {
  putInPlace(hooks, SharedStorage);
  syncBuiltinESMExports();
}

// Next looks for it here, and keeps the request of a page in it; what reads that request looks as
// it is loaded, which here is before Next is.
Object.assign(globalThis, { AsyncLocalStorage: hooks.AsyncLocalStorage });
