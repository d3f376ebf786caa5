import { PersonName, PersonNames, type Names } from "@/components/schedule/person-name";
import { Card } from "@/components/ui/card";
import { Instant } from "@/components/ui/instant";
import { RelativeTime } from "@/components/ui/relative-time";
import type { OnCall } from "@/lib/on-call/segment";
import type { Layer } from "@/lib/on-call/schedule";
import type { ScheduleView } from "@/server/schedules/view";

/** Who is on call now, by what and until when, and who is next. */
export function NowCard({ view, names, now }: { view: ScheduleView; names: Names; now: number }) {
  const { onCall, next } = view.answer;
  return (
    <Card title="On call now">
      <div className="grid gap-3 text-sm sm:grid-cols-2">
        <ul className="grid gap-2">
          {onCall.length === 0 && (
            <li className="text-lg font-medium text-exhausted">
              Nobody<span className="block text-sm font-normal text-muted">This is a gap.</span>
            </li>
          )}
          {onCall.map(({ person, by, until }) => (
            <li key={person}>
              <p className="text-lg font-medium">
                <PersonName names={names} person={person} />
              </p>
              <p className="text-muted">
                <bdi className="block">{causeWords(by, view.schedule.layers)}</bdi>
                {until === null ? (
                  "No handoff in sight"
                ) : (
                  <>
                    until <Instant at={until} className="figure" /> (
                    <RelativeTime at={until} now={now} />)
                  </>
                )}
              </p>
            </li>
          ))}
        </ul>
        <div>
          <p className="text-muted">Next</p>
          {next ? (
            <>
              <p className="text-base font-medium">
                <PersonNames names={names} people={next.onCall.map(({ person }) => person)} />
              </p>
              <p className="text-muted">
                from <Instant at={next.at} className="figure" /> (
                <RelativeTime at={next.at} now={now} />)
              </p>
            </>
          ) : (
            <p className="text-faint">Nothing changes in sight.</p>
          )}
        </div>
      </div>
    </Card>
  );
}

export function causeWords(by: OnCall["by"], layers: readonly Layer[]): string {
  if (by.kind === "override") return "Override";
  return layers[by.layer]?.name ?? "An earlier layer";
}
