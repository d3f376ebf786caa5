import { and, desc, eq, gte, ne } from "drizzle-orm";
import type { Actor } from "../access/actor";
import { readAs } from "../access/reader";
import { incidents } from "../schema/incidents";
import { services } from "../schema/slos";
import { amongAffecting } from "./internal/filter";

/** `from`: only what began then or later; `limit`: the newest so many. */
type Asked = { service: string; from: Date; limit: number };

/** When incidents touched a service, without those that were canceled; the newest first. */
export const listImpacts = async (actor: Actor, { service, from, limit }: Asked) => {
  const { id, title, startedAt, mitigatedAt, resolvedAt } = incidents;
  return readAs(actor)
    .select({ id, title, startedAt, mitigatedAt, resolvedAt })
    .from(incidents)
    .where(
      and(
        ne(incidents.status, "canceled"),
        amongAffecting(eq(services.slug, service)),
        gte(startedAt, from),
      ),
    )
    .orderBy(desc(id))
    .limit(limit);
};
