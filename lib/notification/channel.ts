/** Every way in which a message can leave Burnline, in the order in which they are offered. */
export const CHANNEL_KINDS = [
  "email",
  "web-push",
  "ntfy",
  "gotify",
  "telegram",
  "slack",
  "mattermost",
  "teams",
  "webhook",
] as const;

export type ChannelKind = (typeof CHANNEL_KINDS)[number];

export const CHANNEL_NAMES: Readonly<Record<ChannelKind, string>> = {
  email: "Email",
  "web-push": "Browser",
  ntfy: "ntfy",
  gotify: "Gotify",
  telegram: "Telegram",
  slack: "Slack",
  mattermost: "Mattermost",
  teams: "Microsoft Teams",
  webhook: "Webhook",
};

const COMMON_NOUNS: readonly ChannelKind[] = ["email", "web-push", "webhook"];

/** As it stands in a sentence. */
export const channelWord = (kind: ChannelKind): string =>
  COMMON_NOUNS.includes(kind) ? CHANNEL_NAMES[kind].toLowerCase() : CHANNEL_NAMES[kind];

/** What people type an address for; a browser adds itself. */
export const TYPED_KINDS = CHANNEL_KINDS.filter((kind) => kind !== "web-push");
