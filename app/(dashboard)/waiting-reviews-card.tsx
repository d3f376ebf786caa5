import { WaitingReviews } from "@/components/postmortem/waiting-reviews";
import type { UserActor } from "@/db/access/actor";
import { listWaitingReviews } from "@/db/postmortems/list-reviews";

type Props = { actor: UserActor; now: number; most: number; all?: string; className?: string };

/** The postmortems that wait for the reader's review. Nothing where none does. */
export async function WaitingReviewsCard({ actor, now, most, ...look }: Props) {
  const { items, total } = await listWaitingReviews(actor, most);
  if (total === 0) return null;
  return (
    <WaitingReviews
      reviews={items.map(({ askedAt, ...review }) => ({ ...review, askedAt: askedAt.getTime() }))}
      total={total}
      now={now}
      {...look}
    />
  );
}
