import { and, asc, eq, gte, inArray, lt } from "drizzle-orm";
import type { Actor } from "../access/actor";
import { readAs } from "../access/reader";
import type { Slo } from "./slo";
import { audit } from "../schema/installation";
import { slos } from "../schema/slos";

export type SloChange = { at: Date; kind: "created" | "changed" };

/** When the SLO's definition was made or changed in `from..to`, in order of time. */
export async function listSloChanges(
  actor: Actor,
  slo: Slo,
  from: Date,
  to: Date,
): Promise<SloChange[]> {
  // An SLO that was deleted before may have had the same name.
  const since = from > slo.createdAt ? from : slo.createdAt;
  const rows = await readAs(actor)
    .select({ at: audit.at, action: audit.action })
    .from(slos)
    .innerJoin(audit, eq(audit.subject, `slo:${slo.service.slug}/${slo.slug}`))
    .where(
      and(
        eq(slos.id, slo.id),
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
