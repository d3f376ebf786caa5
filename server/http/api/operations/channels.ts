import { z } from "zod";
import {
  channelAnswerSchema,
  channelPutSchema,
  channelTestSchema,
} from "@/lib/api/answers/channel";
import { pageOf, pageQuery } from "@/lib/api/page";
import { channelInputSchema } from "@/lib/notification/receiver-schema";
import { SMALL_BODY_BYTES } from "../../body-limits";
import { operations } from "../operation";

const CHANNEL = {
  channel: "payments-room",
  name: "Payments room",
  team: "payments",
  kind: "slack",
  to: "hooks.slack.com",
  events: ["incident.declared", "incident.resolved"],
  stopped: false,
  lastSentAt: null,
  lastError: null,
} satisfies z.output<typeof channelAnswerSchema>;
const PUT_CHANNEL = { ...CHANNEL, secret: null };

export const channelOperations = operations({
  listChannels: {
    method: "GET",
    path: "/channels",
    tag: "Channels",
    summary: "List the channels of the teams that you may see",
    scope: "read",
    query: z.strictObject(pageQuery),
    answers: [
      {
        status: 200,
        description: "A page of channels, by slug.",
        schema: pageOf(channelAnswerSchema, "ChannelPage"),
        example: { items: [CHANNEL], nextCursor: null },
      },
    ],
    problems: [],
  },
  getChannel: {
    method: "GET",
    path: "/channels/{channel}",
    tag: "Channels",
    summary: "Read a channel",
    scope: "read",
    answers: [
      { status: 200, description: "The channel.", schema: channelAnswerSchema, example: CHANNEL },
    ],
    problems: [404],
  },
  putChannel: {
    method: "PUT",
    path: "/channels/{channel}",
    tag: "Channels",
    summary: "Create or replace a channel",
    description:
      "Where a team is told together: by escalation policies that name it, and of the `events` that it asks for. Without an address, what is stored stays. Needs a manager of the team.",
    scope: "write",
    body: {
      kind: "json",
      schema: channelInputSchema.meta({ title: "ChannelBody" }),
      maxBytes: SMALL_BODY_BYTES,
      examples: [
        {
          summary: "A Slack channel",
          value: {
            name: "Payments room",
            team: "payments",
            kind: "slack",
            url: "https://hooks.slack.com/services/T0/B0/x",
            events: ["incident.declared", "incident.resolved"],
          },
        },
        {
          summary: "A mailing list",
          value: {
            name: "Payments list",
            team: "payments",
            kind: "email",
            email: "payments@example.org",
          },
        },
      ],
    },
    answers: [
      { status: 200, description: "Replaced.", schema: channelPutSchema, example: PUT_CHANNEL },
      { status: 201, description: "Created.", schema: channelPutSchema, example: PUT_CHANNEL },
    ],
    problems: [404, 409, 413, 415],
  },
  testChannel: {
    method: "POST",
    path: "/channels/{channel}/test",
    tag: "Channels",
    summary: "Send a test to a channel",
    description: "Answers when the receiver has taken it, or why it has not.",
    scope: "write",
    answers: [
      {
        status: 200,
        description: "What came of it.",
        schema: channelTestSchema,
        example: { sent: true, error: null },
      },
    ],
    problems: [404],
  },
  deleteChannel: {
    method: "DELETE",
    path: "/channels/{channel}",
    tag: "Channels",
    summary: "Delete a channel",
    description:
      "Refused while an escalation policy notifies it, or it takes the tickets of a team. Messages that wait for it are canceled.",
    scope: "write",
    answers: [{ status: 204, description: "Deleted." }],
    problems: [404, 409],
  },
});
