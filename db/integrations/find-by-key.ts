import { and, eq, gt, or } from "drizzle-orm";
import { assertCan, type Actor } from "../access/actor";
import { readAs } from "../access/reader";
import { integrations } from "../schema/integrations";
import type { Integration } from "./integration";
import { selectIntegrations } from "./internal/rows";

/** Whose key has this hash, now or until its rotation is a day ago; for the gate of senders. */
export async function findIntegrationByKey(
  actor: Actor,
  hash: string,
  now: Date,
): Promise<Integration | null> {
  assertCan(actor, "admin", null);
  const earlier = and(eq(integrations.earlierKeyHash, hash), gt(integrations.earlierKeyUntil, now));
  const [found] = await selectIntegrations(
    readAs(actor),
    or(eq(integrations.keyHash, hash), earlier),
  );
  return found ?? null;
}
