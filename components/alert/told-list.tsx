import { Badge, type Tone } from "@/components/ui/badge";
import { Instant } from "@/components/ui/instant";
import type { ToldView } from "./told-view";

const STATES: Record<ToldView["state"], { word: string; tone: Tone }> = {
  waiting: { word: "waiting", tone: "neutral" },
  sending: { word: "sending", tone: "accent" },
  sent: { word: "sent", tone: "healthy" },
  failed: { word: "failed", tone: "exhausted" },
  canceled: { word: "canceled", tone: "neutral" },
};

type Step = { id: number; at: number; text: string };

/** What its escalation did, and which messages went to whom. */
export function ToldList({ steps, messages }: { steps: Step[]; messages: ToldView[] }) {
  if (steps.length + messages.length === 0)
    return <p className="px-4 pb-4 text-sm text-muted">Nobody was told of it.</p>;
  return (
    <div className="grid gap-3 px-4 pb-4 text-sm">
      {steps.length > 0 && (
        <ol className="grid gap-1.5" aria-label="Escalation">
          {steps.map(({ id, at, text }) => (
            <li key={id} className="wrap-anywhere">
              <bdi>{text}</bdi> <Instant at={at} className="text-xs text-muted" />
            </li>
          ))}
        </ol>
      )}
      {messages.length > 0 && (
        <ul className="grid gap-1.5" aria-label="Messages">
          {messages.map(({ id, to, channel, state, at, error }) => (
            <li key={id} className="wrap-anywhere">
              <Badge tone={STATES[state].tone}>{STATES[state].word}</Badge> <bdi>{to}</bdi>{" "}
              <span className="text-muted">
                by {channel}, <Instant at={at} />
              </span>
              {error !== null && (
                <span className="block text-xs text-exhausted" dir="auto">
                  {error}
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
