import { RelativeTime } from "../../ui/relative-time";

type Props = {
  startedAt: number;
  now: number;
  /** What the process is called beside others of one database; null where there are no others. */
  process: string | null;
};

/** Where the figures come from, and what they leave out. */
export function OwnProcess({ startedAt, now, process }: Props) {
  return (
    <p className="max-w-[48rem] text-sm text-muted">
      Calls and failures are counted in memory since this process started (
      <RelativeTime at={startedAt} now={now} />
      ). p50, p99 and failed attempts are those of its last 1,000 attempts at most.
      {process !== null && (
        <>
          {" "}
          You see the process <span className="figure wrap-anywhere">{process}</span>. If several
          processes share this database, each knows only its own calls, and the next time you may
          see another.
        </>
      )}
    </p>
  );
}
