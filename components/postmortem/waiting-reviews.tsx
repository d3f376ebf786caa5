import { formatCount } from "@/lib/formats/count";
import { Card } from "../ui/card";
import { Link } from "../ui/link";
import { RelativeTime } from "../ui/relative-time";

type Props = {
  reviews: { id: number; title: string; createdBy: string; askedAt: number }[];
  total: number;
  now: number;
  /** Where all of them stand. */ all?: string;
  className?: string;
};

/** Postmortems whose review the reader was asked for: the longest waiting of `total`. */
export function WaitingReviews({ reviews, total, now, all, className }: Props) {
  const more = total > reviews.length && `and ${formatCount(total - reviews.length)} more`;
  return (
    <Card
      title="Waiting for your review"
      flush
      {...(className ? { className } : {})}
      {...(more
        ? {
            footer: all ? (
              <Link href={all} className="hover:underline">
                {more}
              </Link>
            ) : (
              more
            ),
          }
        : {})}
    >
      <ul className="divide-y divide-line border-t border-line text-sm">
        {reviews.map(({ id, title, createdBy, askedAt }) => (
          <li
            key={id}
            className="flex flex-wrap items-baseline gap-x-4 gap-y-0.5 px-4 py-2.5 wrap-anywhere"
          >
            <Link
              href={`/postmortems/${id}`}
              className="min-w-48 flex-1 font-medium hover:underline"
            >
              <bdi>{title}</bdi>
            </Link>
            <span className="text-muted">
              by {createdBy}, asked <RelativeTime at={askedAt} now={now} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
