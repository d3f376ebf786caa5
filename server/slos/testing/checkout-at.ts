import { afterAll, afterEach, beforeEach, vi } from "vitest";
import { closeStore } from "@/db/store/client";
import { freshCheckout } from "@/db/testing/checkout";
import { sloDefinitionSchema } from "@/lib/slo/schema";

/** Before each test a store with the service `checkout`, at that instant. */
export function withCheckoutAt(now: Date): void {
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ["Date"], now });
    await freshCheckout(now);
  });
  afterEach(() => void vi.useRealTimers());
  afterAll(closeStore);
}

/** An SLO of availability over 30 days. */
export const availability = (name: string, target: number) =>
  sloDefinitionSchema.parse({
    name,
    sli: { kind: "availability" },
    objectives: [{ target, window: { type: "rolling", days: 30 } }],
  });
