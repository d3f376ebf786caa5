import type { PublishedSpending } from "@/lib/postmortem/published-spending";
import { can, type Actor } from "./actor";
import { read } from "./client";
import type { Postmortem } from "./postmortems";
import { selectSlos } from "./slos";

/** What was kept when it was published, of the SLOs that the actor may read now; of those that are gone since, for readers of the team that owns it. Null where nothing was. */
export async function listPublishedSpending(actor: Actor, { publishedSpending, team }: Pick<Postmortem, "publishedSpending" | "team">): Promise<(PublishedSpending & { href: string | null })[] | null> {
  if (publishedSpending === null) return null;
  const slos = new Map((await selectSlos(read(), { ids: publishedSpending.map(({ sloId }) => sloId), archived: true })).map((slo) => [slo.id, slo]));
  return publishedSpending.flatMap((row) => {
    const slo = slos.get(row.sloId);
    if (!can(actor, "read", slo ? slo.service.team : team)) return [];
    return [{ ...row, href: slo ? `/services/${slo.service.slug}/slos/${slo.slug}` : null }];
  });
}
