import { eq } from "drizzle-orm";
import type { Actor } from "../access/actor";
import { snapshotAs } from "../access/reader";
import { dependencies } from "../schema/dependencies";
import { getServiceAs } from "../services/internal/change";
import type { StoredDependency } from "./dependency";
import { selectDependencies } from "./internal/rows";

/** What the service calls, by name. Throws not-found, also where the actor may not see it. */
export const listCalls = (actor: Actor, service: string): Promise<StoredDependency[]> =>
  snapshotAs(actor, async (reader) => {
    const caller = await getServiceAs(reader, service);
    return selectDependencies(reader, eq(dependencies.callerId, caller.id));
  });
