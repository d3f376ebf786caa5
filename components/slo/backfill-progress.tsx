import { ProgressBar } from "@/components/ui/progress-bar";
import { RelativeTime } from "@/components/ui/relative-time";

export type SourceState = {
  name: string;
  /** Epoch milliseconds of the last answer; null before the first. */
  succeededAt: number | null;
  trouble: { kind: "failing" | "warning"; message: string } | null;
  /** Null when there is no back-fill, or it is done. */
  backfill: { done: number; error: string | null } | null;
};

/** What a polled source is doing: filling in the past, failing, warning, or (quietly) answering. */
export function BackfillProgress({ source, now }: { source: SourceState; now: number }) {
  if (source.backfill) {
    return (
      <div className="mb-4 grid gap-2 rounded-md border border-line bg-surface px-4 py-3 text-sm">
        <ProgressBar label={`Filling in the window from ${source.name}`} value={source.backfill.done} max={1} />
        {source.backfill.error && <span className="text-critical">{source.backfill.error} It goes on by itself as soon as the source answers.</span>}
      </div>
    );
  }
  if (!source.trouble) return null;
  const { kind, message } = source.trouble;
  if (kind === "warning") return <p role="status" className="mb-4 rounded-sm border border-line bg-warning-soft px-4 py-2.5 text-sm text-warning">{source.name} answers, and warns: {message}</p>;
  return (
    <p role="status" className="mb-4 rounded-sm border border-line bg-critical-soft px-4 py-2.5 text-sm text-critical">
      {source.name} does not answer: {message}{" "}
      {source.succeededAt === null ? "It never has." : <>Its last answer came <RelativeTime at={source.succeededAt} now={now} />; the numbers below are of that age.</>}
    </p>
  );
}
