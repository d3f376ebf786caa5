import type { OutgoingClass } from "./guarded-fetch";
import { parseNetworks } from "./networks";

const VARIABLE = "BURNLINE_WEBHOOK_NETWORKS";

/**
 * Where messages go, which anybody who is signed in may name: public addresses, and the networks
 * that BURNLINE_WEBHOOK_NETWORKS names.
 */
export const webhookNetworks = (): OutgoingClass => ({
  allowed: parseNetworks(process.env[VARIABLE] ?? ""),
  variable: VARIABLE,
});
