import { z } from "zod";
import { slugSchema } from "@/lib/text/slug";
import { ADDRESS_SCHEMAS } from "./address";
import { CHANNEL_NAMES, TYPED_KINDS } from "./channel";
import { EVENT_NAMES } from "./event-name";

const text = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `Use at most ${most.toLocaleString("en-US")} characters.`)
    .default("");
const name = z.string().trim().min(1, "Give it a name.").max(80, "Use at most 80 characters.");

const typedKindSchema = z.enum(TYPED_KINDS, {
  error: `Choose ${TYPED_KINDS.map((kind) => CHANNEL_NAMES[kind]).join(", ")}.`,
});

/** What any receiver may need; each kind reads its own. Left empty keeps what is stored. */
const receiver = {
  kind: typedKindSchema,
  name,
  email: text(254).describe("Of kind email."),
  url: text(1000).describe("Of kind ntfy (with the topic), gotify and the webhooks."),
  token: text(500).describe("Of kind ntfy (optional), gotify and telegram."),
  chat: text(100).describe("Of kind telegram: a chat's number or a channel's @name."),
};

export const newContactSchema = z.strictObject(receiver);
export const contactIdSchema = z.strictObject({ contact: z.int("Name a contact.") });
export const verifyContactSchema = z.strictObject({
  contact: z.int("Name a contact."),
  code: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z0-9]{8}$/, "Enter the code of 8 letters and digits from the message."),
});

/** A browser's subscription, as it gives it. */
export const browserSchema = z.strictObject({
  name,
  url: ADDRESS_SCHEMAS["web-push"].shape.url,
  p256dh: ADDRESS_SCHEMAS["web-push"].shape.p256dh,
  auth: ADDRESS_SCHEMAS["web-push"].shape.auth,
});

const events = z
  .array(z.enum(EVENT_NAMES, { error: `Choose ${EVENT_NAMES.join(", ")}.` }))
  .default([])
  .transform((names) => EVENT_NAMES.filter((name) => names.includes(name)))
  .describe("What happens in Burnline and is told here: a webhook gets each event as JSON.");

export const channelInputSchema = z.strictObject({ ...receiver, team: slugSchema, events });
export const channelFormSchema = channelInputSchema.extend({ slug: slugSchema });
export const channelSlugSchema = z.strictObject({ slug: slugSchema });

export type ReceiverInput = Omit<z.output<typeof newContactSchema>, "name">;
export type ChannelInput = z.output<typeof channelInputSchema>;

export const isEmptyReceiver = ({ email, url, token, chat }: ReceiverInput): boolean =>
  [email, url, token, chat].every((part) => part === "");

/** The parts of an address that a kind reads, by its schema. */
export function addressParts(input: ReceiverInput): Record<string, string> {
  const known = Object.keys(ADDRESS_SCHEMAS[input.kind].shape);
  const given: Record<string, string> = {
    email: input.email,
    url: input.url,
    token: input.token,
    chat: input.chat,
  };
  return Object.fromEntries(Object.entries(given).filter(([part]) => known.includes(part)));
}
