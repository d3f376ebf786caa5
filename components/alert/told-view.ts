import type { EscalationStep } from "@/lib/escalation/step";
import { listed } from "@/lib/formats/listed";
import { plural } from "@/lib/formats/count";
import type { ChannelKind } from "@/lib/notification/channel";

/** A message about an alert; `at`: when it was sent, else when it was written. */
export type ToldView = {
  id: number;
  to: string;
  channel: string;
  state: "waiting" | "sending" | "sent" | "failed" | "canceled";
  at: number;
  error: string | null;
};

export const CHANNEL_WORDS: Record<ChannelKind, string> = {
  email: "email",
  "web-push": "web push",
  webhook: "webhook",
  slack: "Slack",
  mattermost: "Mattermost",
  teams: "Microsoft Teams",
  ntfy: "ntfy",
  gotify: "Gotify",
  telegram: "Telegram",
};

/** What an escalation did, in words; levels count from 1. */
export function stepWords(step: EscalationStep): string {
  switch (step.kind) {
    case "notify":
      return `Level ${step.level + 1}${step.round > 0 ? `, round ${step.round + 1}` : ""}: told ${recipients(step.recipients)}${step.missed > 0 ? `; the time of ${plural(step.missed, "level")} went by before` : ""}${unreached(step.unreached)}`;
    case "skipped":
      return `Level ${step.level + 1} stands for nobody and was skipped`;
    case "acknowledged":
      return `Acknowledged by ${step.by}`;
    case "ended":
      return "Ended";
    case "asked-again":
      return `Asked ${step.person} again: it still fires${unreached(step.unreached)}`;
    case "nobody-answered":
      return `Nobody answered: told ${recipients(step.recipients)}, the managers and every administrator${unreached(step.unreached)}`;
    default:
      return step satisfies never;
  }
}

type Recipients = Extract<EscalationStep, { kind: "notify" }>["recipients"];

const recipients = (all: Recipients): string =>
  all.length === 0
    ? "nobody"
    : listed(all.map((one) => (one.kind === "person" ? one.person : `#${one.channel}`)));

const unreached = (names: readonly string[]): string =>
  names.length === 0 ? "" : `. Not reached: ${listed(names)}`;
