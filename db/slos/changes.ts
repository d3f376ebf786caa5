import { and, asc, eq, gte, inArray, lt } from "drizzle-orm";
import { assertCan, type Actor } from "../access/actor";
import { read } from "../store/client";
import { audit } from "../schema/installation";
import type { Slo } from "./slos";

export type SloChange = { at: Date; kind: "created" | "changed" };

/** When the SLO's definition was made or changed in `from..to`, in order of time. */
export async function listSloChanges(
  actor: Actor,
  slo: Slo,
  from: Date,
  to: Date,
): Promise<SloChange[]> {
  assertCan(actor, "read", slo.service.team);
  // An SLO that was deleted before may have had the same name.
  const since = from > slo.createdAt ? from : slo.createdAt;
  const rows = await read()
    .select({ at: audit.at, action: audit.action })
    .from(audit)
    .where(
      and(
        eq(audit.subject, `slo:${slo.service.slug}/${slo.slug}`),
        inArray(audit.action, ["slo.create", "slo.update"]),
        gte(audit.at, since),
        lt(audit.at, to),
      ),
    )
    .orderBy(asc(audit.at), asc(audit.id));
  return rows.map(({ at, action }) => ({
    at,
    kind: action === "slo.create" ? "created" : "changed",
  }));
}
