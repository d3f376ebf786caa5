import { watchPeerAddresses } from "@/server/auth/client-address";
import { startJobs } from "@/server/jobs/running";
import { measureRequests } from "@/server/metrics/http";
import { measureStore } from "@/server/metrics/store";
import { verifyConfiguration } from "@/server/setup/configuration";
import { applyHeadlessStart } from "@/server/setup/headless";
import { keepPages } from "./keep-pages";
import { mendMalformedAddresses } from "./malformed-addresses";
import { silenceErrorsOfNext } from "./one-log";
import { stopGracefully } from "./stop";
import { mendUnsupportedMethods } from "./unsupported-methods";

/** With an open store: settings, the first administrator, metrics and jobs. */
export async function serve(): Promise<void> {
  await verifyConfiguration();
  watchPeerAddresses();
  mendMalformedAddresses();
  mendUnsupportedMethods();
  await applyHeadlessStart();
  measureStore();
  measureRequests();
  startJobs();
  if (process.env.NODE_ENV !== "production") return;
  silenceErrorsOfNext();
  keepPages();
  // In development Next restarts the process its own way.
  stopGracefully();
}
