import "server-only";
import type { ChannelKind } from "@/lib/notification/channel";
import type { Channel } from "./channel";
import { emailChannel } from "./email";
import { gotifyChannel } from "./gotify";
import { mattermostChannel } from "./mattermost";
import { ntfyChannel } from "./ntfy";
import { slackChannel } from "./slack";
import { teamsChannel } from "./teams";
import { telegramChannel } from "./telegram";
import { webPushChannel } from "./web-push";
import { webhookChannel } from "./webhook";

/** Every way to send; one that is missing does not compile. */
export const CHANNELS: Readonly<Record<ChannelKind, Channel>> = {
  email: emailChannel,
  "web-push": webPushChannel,
  ntfy: ntfyChannel,
  gotify: gotifyChannel,
  telegram: telegramChannel,
  slack: slackChannel,
  mattermost: mattermostChannel,
  teams: teamsChannel,
  webhook: webhookChannel,
};
