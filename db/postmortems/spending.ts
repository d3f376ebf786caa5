import { and, eq, isNotNull } from "drizzle-orm";
import type { PublishedSpending } from "@/lib/postmortem/published-spending";
import { assertCan, type Actor } from "../access/actor";
import { read, write } from "../store/client";
import type { Postmortem } from "./postmortems";
import { postmortems } from "../schema/postmortems";
import { selectSlos } from "../slos/slos";
import { listTeams } from "../people/teams";

/**
 * What was kept when it was published, of the SLOs that the actor may read now; of those that are
 * gone since, for readers of the team that had them. Null where nothing was.
 */
export async function listPublishedSpending(
  actor: Actor,
  { publishedSpending }: Pick<Postmortem, "publishedSpending">,
): Promise<(PublishedSpending & { href: string | null })[] | null> {
  if (publishedSpending === null) return null;
  const slos = new Map(
    (
      await selectSlos(read(), { ids: publishedSpending.map(({ sloId }) => sloId), archived: true })
    ).map((slo) => [slo.id, slo]),
  );
  const readable = new Set((await listTeams(actor)).map((team) => team.id));
  return publishedSpending.flatMap((row) => {
    const slo = slos.get(row.sloId);
    if (!readable.has(slo ? slo.service.team.id : row.teamId)) return [];
    return [{ ...row, href: slo ? `/services/${slo.service.slug}/slos/${slo.slug}` : null }];
  });
}

/**
 * For the demo workspace, whose postmortems are never published by anybody: keeps with each what
 * `spendingOf` says as of its publishing.
 */
export async function keepDemoSpending(
  actor: Actor,
  spendingOf: (id: number, atMs: number) => Promise<PublishedSpending[]>,
): Promise<void> {
  assertCan(actor, "admin", null);
  const rows = await read()
    .select({ id: postmortems.id, publishedAt: postmortems.publishedAt })
    .from(postmortems)
    .where(and(eq(postmortems.demo, true), isNotNull(postmortems.publishedAt)));
  for (const { id, publishedAt } of rows) {
    const publishedSpending = await spendingOf(id, publishedAt?.getTime() ?? 0);
    await write((tx) =>
      tx.update(postmortems).set({ publishedSpending }).where(eq(postmortems.id, id)),
    );
  }
}
