import { AsyncLocalStorage } from "node:async_hooks";

// Next looks for it here, and keeps the request of a page in it; what reads that request looks as
// it is loaded, which here is before Next is.
Object.assign(globalThis, { AsyncLocalStorage });
