import { createHash, timingSafeEqual } from "node:crypto";
import { Registry } from "prom-client";
import type { Actor } from "@/db/access/actor";
import { groupBy } from "@/lib/collections/group-by";
import { dependencyStates } from "@/server/outgoing/dependencies";
import type { BreakerState } from "@/server/outgoing/policy";
import { jobsSince } from "@/server/jobs/running";
import { refreshAlertMetrics } from "./alerts";
import { refreshDeliveryMetrics } from "./delivery";
import { metrics } from "./metrics";
import { refreshStoreMetrics } from "./store";

const BREAKER_VALUES = { closed: 0, "half-open": 1, open: 2 } as const satisfies Record<
  BreakerState,
  number
>;

/** The text that a Prometheus scrape gets; `names`: also what tells of single data sources. */
export async function scrape(
  actor: Actor,
  now: Date,
  names: boolean,
): Promise<{ type: string; text: string }> {
  const { registry, naming, breakers } = metrics();
  breakers.reset();
  for (const [label, states] of groupBy(dependencyStates(), (one) => one.label))
    breakers.set(
      { dependency: label },
      Math.max(...states.map(({ state }) => BREAKER_VALUES[state])),
    );
  await refreshStoreMetrics(actor, now);
  await refreshAlertMetrics(actor, jobsSince(), now);
  await refreshDeliveryMetrics(actor, now);
  return {
    type: registry.contentType,
    text: await (names ? Registry.merge([registry, naming]) : registry).metrics(),
  };
}

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

/** Open unless BURNLINE_METRICS_TOKEN asks for a bearer token. */
export function mayScrape(authorization: string | null, token: string | undefined): boolean {
  return !token || timingSafeEqual(digest(authorization ?? ""), digest(`Bearer ${token}`));
}
