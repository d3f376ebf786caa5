import { Card } from "@/components/ui/card";
import { ConfirmButton } from "@/components/ui/confirm-button";
import type { FormAction } from "@/components/ui/form";
import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { plural } from "@/lib/formats/count";
import { type CallReview, foundBy } from "@/lib/reliability/call-review/call-review";
import { contradictedClaim } from "@/lib/reliability/findings/claims";
import type { DependencySettings } from "@/lib/reliability/registry/schema";
import { FoundRules } from "./found-rules";

type ShownReview = CallReview & { reviewedBy: string; reviewedAt: Date };
type Call = { service: string; callee: string };

type Props = {
  call: Call;
  review: ShownReview | null;
  settings: DependencySettings;
  now: number;
  mayReview: boolean;
  /** Left out where it is not to be removed from here. */
  remove?: FormAction | null;
};

const SHOWN_PATHS = 5;

/** What the last review said of the call's code, when and by whom, beside what is registered. */
export function CallReviewCard({ call, review, settings, now, mayReview, remove = null }: Props) {
  const again = mayReview && (
    <ReviewLink call={call} label={review ? "Review again" : "Review code"} />
  );
  if (!review)
    return (
      <Card title="Code review" actions={again}>
        <p className="text-sm text-muted">The code of this call was never reviewed.</p>
      </Card>
    );
  return (
    <Card
      title="Code review"
      actions={
        <>
          {again}
          {remove && <RemoveButton call={call} action={remove} />}
        </>
      }
    >
      <div className="grid gap-3 text-sm">
        <p>
          {verdictOf(review, settings)} <span className="text-muted">Reviewed </span>
          <RelativeTime at={review.reviewedAt.getTime()} now={now} className="text-muted" />
          <span className="text-muted">
            {" "}
            by <bdi className="wrap-anywhere">{review.reviewedBy}</bdi>.
          </span>
        </p>
        <FoundRules found={foundBy(review)} settings={settings} />
        <Sources {...review} />
      </div>
    </Card>
  );
}

function verdictOf(review: CallReview, settings: DependencySettings): string {
  const found = foundBy(review);
  const contradicting = found.filter(({ rule }) => contradictedClaim(rule, settings) !== null);
  if (contradicting.length > 0)
    return `${plural(contradicting.length, "finding contradicts", "findings contradict")} the registry.`;
  return found.length === 0
    ? "Nothing was found, and nothing contradicts the registry."
    : "Nothing contradicts the registry.";
}

const Sources = ({ rules, paths, unread }: CallReview) => (
  <p className="text-xs text-muted wrap-anywhere">
    {plural(rules.length, "rule")} on {plural(paths.length, "file")}:{" "}
    <bdi className="figure">{paths.slice(0, SHOWN_PATHS).join(", ")}</bdi>
    {paths.length > SHOWN_PATHS && ` and ${paths.length - SHOWN_PATHS} more`}.
    {unread.length > 0 && ` ${plural(unread.length, "file")} could not be reviewed.`}
  </p>
);

const ReviewLink = ({ call: { service, callee }, label }: { call: Call; label: string }) => (
  <Link
    href={`/reliability/review?${new URLSearchParams({ service, dependency: callee }).toString()}`}
    className="underline"
  >
    {label}
  </Link>
);

const RemoveButton = ({ call, action }: { call: Call; action: FormAction }) => (
  <ConfirmButton
    label="Remove"
    title="Remove this code review?"
    description={`The calls from ${call.service} to ${call.callee} count as never reviewed.`}
    confirmLabel="Remove"
    action={action}
    fields={call}
    size="sm"
    variant="quiet"
  />
);
