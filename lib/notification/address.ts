import { z } from "zod";
import type { ChannelKind } from "./channel";

const MAX_URL = 1000;
const MAX_SECRET = 500;

const url = z
  .string()
  .trim()
  .max(MAX_URL, "Use at most 1,000 characters.")
  .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), {
    error: "Enter a web address that starts with https://.",
  });
const secret = (missing: string) =>
  z
    .string()
    .trim()
    .min(1, missing)
    .max(MAX_SECRET, "Use at most 500 characters.")
    // It goes into a header.
    .regex(/^[\x21-\x7e]*$/, "Use letters, digits and signs without spaces.");

const hook = z.strictObject({ url });

/** What has to be known of a receiver, by its kind. All of it is stored encrypted. */
export const ADDRESS_SCHEMAS = {
  email: z.strictObject({
    email: z.email("Enter an email address.").max(254, "Use at most 254 characters."),
  }),
  "web-push": z.strictObject({
    url,
    p256dh: z.string().regex(/^[\w-]{80,100}=*$/, "This is no key of a browser."),
    auth: z.string().regex(/^[\w-]{20,30}=*$/, "This is no key of a browser."),
  }),
  ntfy: z.strictObject({
    url: url.refine(hasTopic, "Enter the address of a topic, such as https://ntfy.sh/your-topic."),
    token: secret("").or(z.literal("")).default(""),
  }),
  gotify: z.strictObject({ url, token: secret("Enter the token of a Gotify application.") }),
  telegram: z.strictObject({
    token: secret("Enter the token of a Telegram bot.").regex(
      /^\d+:[\w-]+$/,
      "A bot token looks like 123456:ABC-DEF.",
    ),
    chat: z
      .string()
      .trim()
      .regex(/^(?:-?\d{1,20}|@\w{4,64})$/, "Enter a chat’s number, or a channel’s @name."),
  }),
  slack: hook,
  mattermost: hook,
  teams: hook,
  webhook: z.strictObject({
    url,
    secret: z.string().regex(/^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/, "This is no signing secret."),
  }),
} satisfies Record<ChannelKind, z.ZodType>;

export type Addresses = { [Kind in ChannelKind]: z.output<(typeof ADDRESS_SCHEMAS)[Kind]> };

function hasTopic(text: string): boolean {
  return URL.canParse(text) && new URL(text).pathname.length > 1;
}
