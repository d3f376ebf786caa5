import { and, asc, eq, gte, inArray, lt } from "drizzle-orm";
import type { Actor } from "../access/actor";
import { readAs } from "../access/reader";
import { type Given, repeated } from "../access/repeated";
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
  const subject = `slo:${slo.service.slug}/${slo.slug}`;
  const rows = await changeRows(readAs(actor), { sloId: slo.id, subject, since, to });
  return rows.map(({ at, action }) => ({
    at,
    kind: action === "slo.create" ? "created" : "changed",
  }));
}

type Of = { sloId: number; subject: string; since: Date; to: Date };

const changeRows = repeated((reader, { sloId, subject, since, to }: Given<Of>) =>
  reader
    .select({ at: audit.at, action: audit.action })
    .from(slos)
    .innerJoin(audit, eq(audit.subject, subject))
    .where(
      and(
        eq(slos.id, sloId),
        inArray(audit.action, ["slo.create", "slo.update"]),
        gte(audit.at, since),
        lt(audit.at, to),
      ),
    )
    .orderBy(asc(audit.at), asc(audit.id)),
);
