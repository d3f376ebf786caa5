import type { Paged, PagedRecipient } from "@/lib/escalation/paged";
import { lastAfterMinutes } from "@/lib/escalation/rounds";
import { formatDurationWords } from "@/lib/formats/duration";
import { listed } from "@/lib/formats/listed";
import { CHANNEL_NAMES } from "@/lib/notification/channel";
import { MINUTE_MS } from "@/lib/time/duration";

/** Who is told so long after an alert that nobody answers. */
export type Told = { afterMinutes: number; who: readonly string[] };

/**
 * What a policy foresees for its first round and after the last, without the levels that reach
 * nobody.
 */
export const toldBySteps = ({ steps, repeat }: Pick<Paged, "steps" | "repeat">): Told[] =>
  steps.flatMap(({ kind, afterMinutes: ofRound, recipients }) => {
    const afterMinutes = kind === "nobody-answered" ? lastAfterMinutes(ofRound, repeat) : ofRound;
    return kind === "skipped" || afterMinutes === null
      ? []
      : [{ afterMinutes, who: recipients.map(whoOf) }];
  });

function whoOf(recipient: PagedRecipient): string {
  if (recipient.kind === "channel") return recipient.name;
  const { name, contacts } = recipient;
  const ways = [...new Set(contacts.map(({ channel }) => CHANNEL_NAMES[channel]))];
  return `${name} (${ways.length === 0 ? "no working contact method" : ways.join(", ")})`;
}

/** "At once Ana (email), after 5 minutes Ben (ntfy)"; null for nobody. */
export function toldWords(told: readonly Told[]): string | null {
  const parts = told
    .filter(({ who }) => who.length > 0)
    .map(
      ({ afterMinutes, who }) =>
        `${afterMinutes === 0 ? "at once" : `after ${formatDurationWords(afterMinutes * MINUTE_MS)}`} ${listed(who)}`,
    );
  return parts.length === 0 ? null : parts.join("; ");
}
