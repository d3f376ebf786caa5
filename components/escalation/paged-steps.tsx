import { rememberedPart } from "@/components/markup/remembered";
import { channelWord } from "@/lib/notification/channel";
import { Badge } from "@/components/ui/badge";
import type { Paged, PagedRecipient, PagedStep } from "@/lib/escalation/paged";
import { lastAfterMinutes } from "@/lib/escalation/rounds";
import { plural } from "@/lib/formats/count";
import { listed } from "@/lib/formats/listed";

/** Who is told by a policy now, minute by minute; whoever was told before goes on being told. */
export const PagedSteps = rememberedPart(({ paged }: { paged: Paged }) => {
  const told = new Set<string>();
  return (
    <div className="grid gap-3 text-sm">
      {paged.demo ? (
        <p className="text-muted">Made-up people: the demo pages nobody.</p>
      ) : (
        <PagingWarnings warnings={paged.warnings} />
      )}
      <ol className="grid gap-3" aria-label="Who is notified">
        {paged.steps.map((step) => {
          const added = step.recipients.filter((each) => !told.has(keyOf(each)));
          for (const each of added) told.add(keyOf(each));
          return (
            <Step
              key={`${step.kind} ${String(step.level)}`}
              step={step}
              added={added}
              paged={paged}
            />
          );
        })}
      </ol>
    </div>
  );
});

const keyOf = (recipient: PagedRecipient): string =>
  recipient.kind === "person" ? recipient.email : `#${recipient.channel}`;

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

type StepProps = { step: PagedStep; added: PagedRecipient[]; paged: Paged };

function Step({ step, added, paged: { repeat, demo } }: StepProps) {
  const isEnd = step.kind === "nobody-answered";
  return (
    <li className="grid gap-1 sm:grid-cols-[6.5rem_minmax(0,1fr)]">
      <span className="figure text-muted">{isEnd ? endTime(step, repeat) : time(step)}</span>
      <div className="grid min-w-0 gap-1">
        <span className="text-xs text-muted">{titleOf(step)}</span>
        {(step.kind === "skipped" || step.recipients.length === 0) && (
          <span className="text-muted">
            {step.kind === "skipped" ? SKIPPED[step.why ?? "nobody"] : "Nobody"}
          </span>
        )}
        {added.length > 0 && (
          <ul className="grid gap-1">
            {added.map((recipient) => (
              <li key={keyOf(recipient)} className="wrap-anywhere">
                <bdi>{recipient.name}</bdi> {!demo && <Ways recipient={recipient} />}
              </li>
            ))}
          </ul>
        )}
        {added.length < step.recipients.length && (
          <span className="text-muted">{again(step, added)}</span>
        )}
      </div>
    </li>
  );
}

const again = ({ recipients }: PagedStep, added: readonly PagedRecipient[]): string =>
  `${added.length > 0 ? "and again" : "Again"} ${listed(
    recipients.filter((each) => !added.includes(each)).map(({ name }) => name),
  )}`;

function titleOf({ kind, level }: PagedStep): string {
  if (level !== null) return `Level ${level}`;
  return kind === "no-policy" ? "Managers and administrators" : "Nobody acknowledged";
}

const SKIPPED = {
  nobody: "Reaches nobody now: skipped",
  severity: "Not for this severity: skipped",
  hours: "Not at these hours: skipped",
};

const time = ({ afterMinutes }: PagedStep): string =>
  afterMinutes === 0 ? "At once" : `After ${afterMinutes} min`;

function endTime(step: PagedStep, repeat: Paged["repeat"]): string {
  const minutes = lastAfterMinutes(step.afterMinutes, repeat);
  if (minutes === null || repeat === "forever") return "Never: repeats";
  return `After ${minutes} min${repeat > 0 ? `, ${plural(repeat + 1, "round")}` : ""}`;
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
