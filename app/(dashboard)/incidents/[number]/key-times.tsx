import { TimesCard } from "@/components/incident/times-card";
import type { Timeline } from "@/db/incidents/timeline";
import { resolutionHistory } from "@/lib/incident/resolution-history";
import type { TimeValue } from "@/lib/incident/times";
import type { CardProps } from "./card-props";

/** The times that statistics go by, each with where it comes from. */
export function KeyTimes({ shown: { incident, timeline, derived }, actions }: CardProps) {
  const { times, sources } = derived;
  return (
    <TimesCard
      number={incident.id}
      times={times}
      sources={sources}
      actions={actions}
      history={historyOf(timeline, times.resolvedAt)}
    />
  );
}

/** Every value that one of the times was given. */
function historyOf({ entries, marks }: Timeline, resolvedAt: number | null): TimeValue[] {
  const changes = entries.map(({ at, createdAt, versions, ...entry }) => ({
    ...entry,
    at: at.getTime(),
    createdAt: createdAt.getTime(),
    versions: versions.map((version) => ({
      at: version.at.getTime(),
      replacedBy: version.replacedBy,
      replacedAt: version.replacedAt.getTime(),
    })),
  }));
  return [
    ...marks.map(({ mark, at, source, setBy, setAt }) => ({
      mark,
      at: at?.getTime() ?? null,
      source,
      setBy,
      setAt: setAt.getTime(),
    })),
    ...resolutionHistory(changes, resolvedAt),
  ];
}
