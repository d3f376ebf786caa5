import { and, desc, eq, gte, ne } from "drizzle-orm";
import type { Actor } from "../access/actor";
import { readAs } from "../access/reader";
import { type Given, repeated } from "../access/repeated";
import { incidents } from "../schema/incidents";
import { services } from "../schema/slos";
import { amongAffecting } from "./internal/filter";

/** `from`: only what began then or later; `limit`: the newest so many. */
type Asked = { service: string; from: Date; limit: number };

/** When incidents touched a service, without those that were canceled; the newest first. */
export const listImpacts = (actor: Actor, asked: Asked) => impactRows(readAs(actor), asked);

const { id, title, startedAt, mitigatedAt, resolvedAt } = incidents;

const impactRows = repeated((reader, given: Given<Asked>) =>
  reader
    .select({ id, title, startedAt, mitigatedAt, resolvedAt })
    .from(incidents)
    .where(
      and(
        ne(incidents.status, "canceled"),
        amongAffecting(eq(services.slug, given.service)),
        gte(startedAt, given.from),
      ),
    )
    .orderBy(desc(id))
    .limit(given.limit),
);
