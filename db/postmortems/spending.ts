import { and, eq, isNotNull } from "drizzle-orm";
import type { PublishedSpending } from "@/lib/postmortem/published-spending";
import { assertCan, type Actor } from "../access/actor";
import { readAs } from "../access/reader";
import { write } from "../store/client";
import type { Postmortem } from "./postmortem";
import { postmortems } from "../schema/postmortems";
import { existingSlos } from "../slos/internal/existing";
import { selectSlos } from "../slos/internal/rows";
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
  const ids = publishedSpending.map(({ sloId }) => sloId);
  const readable = await selectSlos(readAs(actor), { ids, archived: true });
  const hrefs = new Map(
    readable.map(({ id, slug, service }) => [id, `/services/${service.slug}/slos/${slug}`]),
  );
  const there = await existingSlos(ids);
  const teams = new Set((await listTeams(actor)).map((team) => team.id));
  return publishedSpending.flatMap((row) => {
    const href = hrefs.get(row.sloId) ?? null;
    const isGone = !there.has(row.sloId) && teams.has(row.teamId);
    return href !== null || isGone ? [{ ...row, href }] : [];
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
  const rows = await readAs(actor)
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
