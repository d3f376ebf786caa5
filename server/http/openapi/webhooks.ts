import type { OpenApiDocument, ParameterObject, WebhookObject } from "@/lib/api/openapi-document";
import { EVENT_BODIES } from "@/lib/notification/event-body";
import { EVENT_LABELS, EVENT_NAMES, type EventName } from "@/lib/notification/event-name";
import { component, type Schemas } from "./component";
import { EVENT_EXAMPLES } from "./webhook-examples";

const header = (name: string, description: string): ParameterObject => ({
  name,
  in: "header",
  required: true,
  description,
  schema: { type: "string" },
});

const HEADERS = [
  header("webhook-id", "The same at each try of one event, so that what comes twice is dropped."),
  header("webhook-timestamp", "When this try was sent, in seconds since 1970."),
  header(
    "webhook-signature",
    "`v1,` and the base64 of the HMAC-SHA256 of `id.timestamp.body` by the channel's secret (`whsec_…`).",
  ),
];

const RESPONSES = {
  "2XX": { description: "Taken." },
  "410": { description: "Nothing more is sent to this channel." },
  default: {
    description:
      "Tried again after 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h and 24 h, and no sooner than Retry-After says.",
  },
};

const DESCRIPTIONS: Partial<Record<EventName, string>> = {
  "alert.firing": "It fires for the first time, fires again, or grows from a ticket to a page.",
  "incident.updated":
    "Its title, summary, severity, status, services or roles changed, somebody has taken it, or stakeholders were told something.",
  "budget.tier-changed": "It became worse or better.",
};

/** What channels of kind webhook are sent of the events that they ask for. */
export function webhookObjects(schemas: Schemas): OpenApiDocument["webhooks"] {
  return Object.fromEntries(EVENT_NAMES.map((name) => [name, { post: objectOf(name, schemas) }]));
}

const objectOf = (name: EventName, schemas: Schemas): WebhookObject => ({
  operationId: name,
  summary: EVENT_LABELS[name],
  description: [
    DESCRIPTIONS[name],
    "Signed by Standard Webhooks. The type and the instant are those of the event; the data is as it is when it is sent.",
  ]
    .filter(Boolean)
    .join(" "),
  security: [],
  parameters: HEADERS,
  requestBody: {
    required: true,
    content: {
      "application/json": {
        schema: component(EVENT_BODIES[name], "output", schemas),
        example: EVENT_EXAMPLES[name],
      },
    },
  },
  responses: RESPONSES,
});
