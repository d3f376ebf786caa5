import { watchPeerAddresses } from "@/server/auth/client-address";
import { startJobs } from "@/server/jobs/running";
import { measureRequests } from "@/server/metrics/http";
import { measureStore } from "@/server/metrics/store";
import { verifyConfiguration } from "@/server/setup/configuration";
import { applyHeadlessStart } from "@/server/setup/headless";
import { cachePages } from "./cache-pages";
import { fixMalformedAddresses } from "./malformed-addresses";
import { silenceErrorsOfNext } from "./one-log";
import { stopGracefully } from "./stop";
import { fixUnsupportedMethods } from "./unsupported-methods";

/** With an open store: settings, the first administrator, metrics and jobs. */
export async function serve(): Promise<void> {
  await verifyConfiguration();
  watchPeerAddresses();
  fixMalformedAddresses();
  fixUnsupportedMethods();
  await applyHeadlessStart();
  measureStore();
  measureRequests();
  startJobs();
  if (process.env.NODE_ENV !== "production") return;
  silenceErrorsOfNext();
  cachePages();
  // In development Next restarts the process its own way.
  stopGracefully();
}
