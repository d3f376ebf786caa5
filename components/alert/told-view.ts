import type { Effect } from "@/lib/escalation/walk";
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
export function stepWords(effect: Effect): string {
  switch (effect.kind) {
    case "notify":
      return `Level ${effect.level + 1}${effect.round > 0 ? `, round ${effect.round + 1}` : ""}: told ${recipients(effect.recipients)}${effect.missed > 0 ? `; the time of ${plural(effect.missed, "level")} went by before` : ""}`;
    case "skipped":
      return `Level ${effect.level + 1} stands for nobody and was skipped`;
    case "canceled":
      return "Stopped: what was not sent yet is not sent";
    case "asked-again":
      return `Asked ${effect.person} again: it still fires`;
    case "nobody-answered":
      return `Nobody answered: told ${recipients(effect.recipients)}, the managers and every administrator`;
    default:
      return effect satisfies never;
  }
}

type Recipients = Extract<Effect, { kind: "notify" }>["recipients"];

const recipients = (all: Recipients): string =>
  all.length === 0
    ? "nobody"
    : listed(all.map((one) => (one.kind === "person" ? one.person : `#${one.channel}`)));
