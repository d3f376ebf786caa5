import { cx } from "@/components/ui/class-names";
import { Link } from "@/components/ui/link";
import { ProgressBar } from "@/components/ui/progress-bar";
import { RelativeTime } from "@/components/ui/relative-time";
import { type QueryName, queryTroubleOf } from "@/lib/slo/source-trouble";

export type SourceState = {
  name: string;
  /** Epoch milliseconds of the last answer; null before the first. */
  succeededAt: number | null;
  trouble: { kind: "failing" | "warning"; message: string } | null;
  /** Null when there is no back-fill, or it is done. */
  backfill: { done: number; error: string | null } | null;
};

/** What a polled source is doing: filling in the past, failing, warning, or (quietly) answering. */
export function BackfillProgress({
  source,
  now,
  editHref,
}: {
  source: SourceState;
  now: number;
  /** For whoever may edit the SLO. */ editHref: string | null;
}) {
  const wrong = queryTroubleOf(source.backfill?.error ?? source.trouble?.message ?? "");
  if (wrong)
    return (
      <QueryTrouble
        name={source.name}
        refused={source.trouble?.kind !== "warning"}
        editHref={editHref}
        {...wrong}
      />
    );
  if (source.backfill) {
    return (
      <div className="mb-4 grid gap-2 rounded-md border border-line bg-surface px-4 py-3 text-sm">
        <ProgressBar
          label={`Loading history from ${source.name}`}
          value={source.backfill.done}
          max={1}
        />
        {source.backfill.error && (
          <span className="text-critical">
            {source.backfill.error} It continues when the data source answers.
          </span>
        )}
      </div>
    );
  }
  if (!source.trouble) return null;
  const { kind, message } = source.trouble;
  if (kind === "warning")
    return (
      <p
        role="status"
        className="mb-4 rounded-sm border border-line bg-warning-soft px-4 py-2.5 text-sm text-warning"
      >
        <bdi>{source.name}</bdi> answers, and warns: {message}
      </p>
    );
  return (
    <p
      role="status"
      className="mb-4 rounded-sm border border-line bg-critical-soft px-4 py-2.5 text-sm text-critical"
    >
      <bdi>{source.name}</bdi> does not answer: {message}{" "}
      {source.succeededAt === null ? (
        "It has never answered."
      ) : (
        <>
          Its last answer came <RelativeTime at={source.succeededAt} now={now} />; the numbers below
          are of that age.
        </>
      )}
    </p>
  );
}

const asSentence = (message: string): string => (/[.!?]$/.test(message) ? message : `${message}.`);

const QUERY_WORDS: Record<QueryName, string> = {
  good: "good events",
  bad: "bad events",
  total: "all events",
  ratio: "the ratio",
  value: "the value",
};

/** A query that has to be edited: no waiting helps. */
function QueryTrouble({
  name,
  query,
  message,
  refused,
  editHref,
}: {
  name: string;
  query: QueryName;
  message: string;
  refused: boolean;
  editHref: string | null;
}) {
  const look = refused ? "bg-critical-soft text-critical" : "bg-warning-soft text-warning";
  return (
    <p
      role="status"
      className={cx("mb-4 rounded-sm border border-line px-4 py-2.5 text-sm wrap-anywhere", look)}
    >
      <strong className="font-medium">
        {refused
          ? `The query for ${QUERY_WORDS[query]} must be edited.`
          : `Check the query for ${QUERY_WORDS[query]}.`}
      </strong>{" "}
      {refused && (
        <>
          <bdi>{name}</bdi> refuses it:{" "}
        </>
      )}
      {asSentence(message)} {refused && "Nothing is measured until then. "}
      {editHref && (
        <Link href={editHref} className="underline underline-offset-3">
          Edit the query
        </Link>
      )}
    </p>
  );
}
