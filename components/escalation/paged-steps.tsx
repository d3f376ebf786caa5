import { channelWord } from "@/lib/notification/channel";
import { Badge } from "@/components/ui/badge";
import type { Paged, PagedRecipient, PagedStep } from "@/lib/escalation/paged";
import { plural } from "@/lib/formats/count";

/** Who is told by a policy now, minute by minute. */
export function PagedSteps({ paged }: { paged: Paged }) {
  return (
    <div className="grid gap-3 text-sm">
      <PagingWarnings warnings={paged.warnings} />
      <ol className="grid gap-3" aria-label="Who is notified">
        {paged.steps.map((step) => (
          <Step key={`${step.kind} ${String(step.level)}`} step={step} repeat={paged.repeat} />
        ))}
      </ol>
    </div>
  );
}

export function PagingWarnings({ warnings }: { warnings: readonly string[] }) {
  if (warnings.length === 0) return null;
  return (
    <ul className="grid gap-1 rounded-sm border border-warning bg-warning-soft px-3 py-2 text-sm">
      {warnings.map((warning) => (
        <li key={warning} dir="auto" className="wrap-anywhere">
          {warning}
        </li>
      ))}
    </ul>
  );
}

function Step({ step, repeat }: { step: PagedStep; repeat: Paged["repeat"] }) {
  const isEnd = step.kind === "nobody-answered";
  return (
    <li className="grid gap-1 sm:grid-cols-[6.5rem_minmax(0,1fr)]">
      <span className="figure text-muted">{isEnd ? endTime(step, repeat) : time(step)}</span>
      <div className="grid min-w-0 gap-1">
        <span className="text-xs text-muted">
          {step.level === null ? "Nobody acknowledged" : `Level ${step.level}`}
        </span>
        {step.recipients.length === 0 ? (
          <span className="text-muted">
            {step.kind === "skipped" ? "Reaches nobody now: skipped" : "Nobody"}
          </span>
        ) : (
          <ul className="grid gap-1">
            {step.recipients.map((recipient) => (
              <li
                key={recipient.kind === "person" ? recipient.email : recipient.channel}
                className="wrap-anywhere"
              >
                <bdi>{recipient.name}</bdi> <Ways recipient={recipient} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </li>
  );
}

const time = ({ afterMinutes }: PagedStep): string =>
  afterMinutes === 0 ? "At once" : `After ${afterMinutes} min`;

function endTime(step: PagedStep, repeat: Paged["repeat"]): string {
  if (repeat === "forever") return "Never: repeats";
  const rounds = repeat + 1;
  return `After ${step.afterMinutes * rounds} min${rounds > 1 ? `, ${plural(rounds, "round")}` : ""}`;
}

function Ways({ recipient }: { recipient: PagedRecipient }) {
  if (recipient.kind === "channel")
    return recipient.takes === null ? (
      <Badge tone="critical">takes no messages</Badge>
    ) : (
      <span className="text-muted">{channelWord(recipient.takes)}</span>
    );
  if (recipient.contacts.length === 0) return <Badge tone="critical">can’t be reached</Badge>;
  return (
    <span className="text-muted">
      {recipient.contacts
        .map(
          ({ channel, afterMinutes }) =>
            `${channelWord(channel)}${afterMinutes > 0 ? ` after ${afterMinutes} min` : ""}`,
        )
        .join(", ")}
    </span>
  );
}
