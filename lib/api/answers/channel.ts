import { z } from "zod";
import { CHANNEL_KINDS } from "@/lib/notification/channel";
import { EVENT_NAMES } from "@/lib/notification/event-name";
import { slugSchema } from "@/lib/text/slug";
import { instantTextSchema } from "../instant";

const answer = {
  channel: slugSchema,
  name: z.string(),
  team: slugSchema,
  kind: z.enum(CHANNEL_KINDS),
  to: z.string().describe("Where it goes, without what is secret of it."),
  events: z.array(z.enum(EVENT_NAMES)).describe("What happens in Burnline and is told here."),
  stopped: z.boolean().describe("The receiver has said that it wants nothing more."),
  lastSentAt: instantTextSchema.nullable(),
  lastError: z.string().nullable().describe("null where the last message was taken."),
};

export const channelAnswerSchema = z.object(answer).meta({ title: "Channel" });

export const channelPutSchema = z
  .object({
    ...answer,
    secret: z
      .string()
      .nullable()
      .describe("What a new webhook address is signed with: answered once, else null."),
  })
  .meta({ title: "ChannelPut" });

export const channelTestSchema = z
  .object({ sent: z.boolean(), error: z.string().nullable() })
  .meta({ title: "ChannelTest" });
