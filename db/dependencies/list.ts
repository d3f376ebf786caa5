import { eq } from "drizzle-orm";
import type { Actor } from "../access/actor";
import { snapshotAs } from "../access/reader";
import { dependencies } from "../schema/dependencies";
import { notFound } from "../services/internal/change";
import { selectService } from "../services/internal/rows";
import type { StoredDependency } from "./dependency";
import { selectDependencies } from "./internal/rows";

/** What the service calls, by name. Throws not-found, also where the actor may not see it. */
export const listCalls = (actor: Actor, service: string): Promise<StoredDependency[]> =>
  snapshotAs(actor, async (reader) => {
    const caller = await selectService(reader, service);
    if (!caller) throw notFound(service);
    return selectDependencies(reader, eq(dependencies.callerId, caller.id));
  });
