import { programs } from "./paths.mjs";

/**
 * Proxies hold an idle connection for 60 seconds, as a rule: closed any earlier, it may be in the
 * very moment in which they send a request.
 */
const IDLE_MS = 75_000;

/** What Node runs to serve the production build of its working folder. */
export const nextStart = (port) => [
  programs.next,
  "start",
  "-p",
  String(port),
  "--keepAliveTimeout",
  String(IDLE_MS),
];
