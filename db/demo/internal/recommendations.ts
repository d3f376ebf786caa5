import { and, eq, inArray } from "drizzle-orm";
import { DEMO_DECISIONS } from "@/lib/demo/recommendations";
import { DAY_MS } from "@/lib/time/duration";
import { recommendationDecisions } from "../../schema/recommendations";
import { services } from "../../schema/slos";
import type { Db } from "../../store/engine";
import type { DemoOwner } from "./incidents";

const DECIDED_AGO_MS = 2 * DAY_MS;

/** What the demo's teams accepted, as their action items. */
export async function insertDemoDecisions(
  tx: Db,
  owners: ReadonlyMap<string, DemoOwner>,
  now: Date,
): Promise<void> {
  for (const { service, key, owner, dueInDays } of DEMO_DECISIONS) {
    const serviceId = owners.get(service)?.id;
    if (serviceId === undefined) throw new Error(`the demo has no "${service}"`);
    await tx.insert(recommendationDecisions).values({
      serviceId,
      key,
      kind: "accepted",
      reason: "",
      owner,
      dueOn: new Date(now.getTime() + dueInDays * DAY_MS).toISOString().slice(0, 10),
      actionState: "open",
      decidedBy: owner,
      decidedAt: new Date(now.getTime() - DECIDED_AGO_MS),
    });
  }
}

/** Of demo services that stay. */
export async function deleteDemoDecisions(tx: Db): Promise<void> {
  const owners = tx.select({ id: services.id }).from(services).where(eq(services.demo, true));
  await tx.delete(recommendationDecisions).where(
    and(
      inArray(recommendationDecisions.serviceId, owners),
      inArray(
        recommendationDecisions.key,
        DEMO_DECISIONS.map(({ key }) => key),
      ),
    ),
  );
}
