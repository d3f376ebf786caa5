import "server-only";
import type { Actor } from "@/db/access/actor";
import { listPublishedSpending } from "@/db/postmortems/spending";
import { canInPostmortem, type Postmortem } from "@/db/postmortems/postmortem";
import { getPostmortem } from "@/db/postmortems/find";
import type { PublishedSpending } from "@/lib/postmortem/published-spending";
import { systemActor } from "../auth/system-actor";
import { incidentSpending } from "../incidents/spending";

/** `href` is null for an SLO that is gone. */
export type BudgetSpent = PublishedSpending & { href: string | null };

/**
 * What a postmortem says of the budget that its incident spent: of the SLOs that the actor may
 * read and that lost any. `publishedAt`: the numbers are those of that instant; null where they are
 * those of now.
 */
export async function spentBudget(
  actor: Actor,
  postmortem: Postmortem,
  nowMs: number,
): Promise<{ rows: BudgetSpent[]; publishedAt: number | null }> {
  const published = await listPublishedSpending(actor, postmortem);
  const rows = published ?? (await liveSpending(actor, postmortem, nowMs));
  return {
    rows: rows.filter(({ consumed }) => consumed > 0),
    publishedAt: published && (postmortem.publishedAt?.getTime() ?? null),
  };
}

async function liveSpending(
  actor: Actor,
  { incident }: Postmortem,
  nowMs: number,
): Promise<BudgetSpent[]> {
  return incident ? incidentSpending(actor, incident, nowMs) : [];
}

/**
 * What is stored when it is published; nothing where the actor may not publish it, or it is not in
 * review.
 */
export async function spendingToPublish(
  actor: Actor,
  id: number,
  nowMs: number,
): Promise<PublishedSpending[]> {
  const postmortem = await getPostmortem(actor, id);
  return postmortem.status === "in-review" && canInPostmortem(actor, "respond", postmortem)
    ? wholeSpending(actor, id, nowMs)
    : [];
}

/**
 * Of every SLO of its incident's services, whoever asks: what is stored is shown to each reader as
 * far as they may see it.
 */
export async function wholeSpending(
  actor: Actor,
  id: number,
  nowMs: number,
): Promise<PublishedSpending[]> {
  const { incident } = await getPostmortem(actor, id);
  if (!incident) return [];
  const all = await incidentSpending(systemActor("publish"), incident, nowMs);
  return all.map(({ href: _href, remaining: _remaining, ...row }) => row);
}
