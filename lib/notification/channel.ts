/** Every way in which a message can leave Burnline. */
export type ChannelKind =
  | "email"
  | "web-push"
  | "webhook"
  | "slack"
  | "mattermost"
  | "teams"
  | "ntfy"
  | "gotify"
  | "telegram";
