import { rememberedPart } from "@/components/markup/remembered";
import { Card } from "@/components/ui/card";
import { Figure } from "@/components/ui/figure";
import { Instant } from "@/components/ui/instant";
import { formatDuration } from "@/lib/formats/duration";
import {
  KEY_TIMES,
  KEY_TIME_WORDS,
  timeOf,
  type IncidentTimes,
  type KeyTime,
  type KeyTimeSource,
  type TimeValue,
} from "@/lib/incident/times";
import type { IncidentActions } from "./incident-actions";
import { TimeDialog } from "./time-dialog";

type Props = {
  number: number;
  times: IncidentTimes;
  sources: Partial<Record<KeyTime, KeyTimeSource>>;
  history: TimeValue[];
  actions: IncidentActions | null;
};

const SOURCE_WORDS: Record<KeyTimeSource, string> = {
  human: "set",
  alert: "from an alert",
  transition: "from a change of status or role",
  import: "recorded afterwards",
};

/**
 * The five times that the numbers come from, each with where it comes from, what it was before, and
 * a way to fix it.
 */
export const TimesCard = (props: Props) => (
  <Card title="Key times">
    <TimeList {...props} />
  </Card>
);

const TimeList = rememberedPart(function TimeList({
  number,
  times,
  sources,
  history,
  actions,
}: Props) {
  return (
    <ul className="grid gap-2.5 text-sm">
      {KEY_TIMES.map((mark) => {
        const at = timeOf(times, mark);
        const source = sources[mark];
        const values = history.filter((value) => value.mark === mark);
        const last = values.findLast((value) => value.at === at);
        return (
          <li key={mark} className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-3">
            <div className="min-w-0">
              <p className="flex flex-wrap items-baseline gap-x-2">
                <span className="text-muted">{KEY_TIME_WORDS[mark]}</span>
                {at === null ? (
                  <span className="text-faint">not set</span>
                ) : (
                  <Instant at={at} className="figure" />
                )}
                {at !== null && mark !== "started" && at >= times.startedAt && (
                  <span className="text-xs text-faint">
                    <Figure>{formatDuration(at - times.startedAt)}</Figure> after the start
                  </span>
                )}
              </p>
              {source && (
                <p className="text-xs text-faint">
                  {SOURCE_WORDS[last?.source ?? source]}
                  {last && last.source !== "transition" && (
                    <>
                      {" "}
                      by <bdi>{last.setBy}</bdi>, <Instant at={last.setAt} />
                    </>
                  )}
                </p>
              )}
              {values.length > 1 && <TimeHistory values={values} />}
            </div>
            {actions && (mark !== "resolved" || at !== null) && (
              <TimeDialog number={number} mark={mark} at={at} action={actions.setTime} />
            )}
          </li>
        );
      })}
    </ul>
  );
});

function TimeHistory({ values }: { values: TimeValue[] }) {
  return (
    <details className="text-xs text-muted">
      <summary className="w-fit cursor-pointer rounded-xs">
        {values.length - 1 === 1 ? "1 earlier value" : `${values.length - 1} earlier values`}
      </summary>
      <ol className="mt-1 grid gap-0.5">
        {values.map(({ at, setBy, setAt, source }) => (
          <li key={setAt} className="wrap-anywhere">
            {at === null ? "not set" : <Instant at={at} />}, {SOURCE_WORDS[source]} by{" "}
            <bdi>{setBy}</bdi>, <Instant at={setAt} />
          </li>
        ))}
      </ol>
    </details>
  );
}
