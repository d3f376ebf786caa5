import type { OutgoingClass } from "./guarded-fetch";
import { parseNetworks } from "./networks";

const VARIABLE = "BURNLINE_SOURCE_NETWORKS";

/**
 * Data sources, which only administrators add: public addresses, and the networks that
 * BURNLINE_SOURCE_NETWORKS names.
 */
export const sourceNetworks = (): OutgoingClass => ({
  allowed: parseNetworks(process.env[VARIABLE] ?? ""),
  variable: VARIABLE,
});
