import "server-only";
import type { Integration } from "@/db/integrations/integration";
import type { Read } from "@/lib/intake/incoming";
import { readPagerDutyChange, readPagerDutyEvent } from "@/lib/intake/pagerduty";
import { clientAddress } from "@/server/auth/client-address";
import { integrationOf, jsonOf, receive, takeChange, type Json } from "@/server/intake/receive";
import { answered } from "../answered";
import { readText } from "../body";
import { json } from "../json";
import { HttpError } from "../problem";
import { route, type Route } from "../route";
import { sendsTooMuch, withinIntake } from "./pressure";

/** What PagerDuty itself takes. */
const MOST_BYTES = 512_000;
const RETRY_SECONDS = "10";

type Event = { integration: Integration; key: string; text: string; json: Json; now: Date };

/** Answers in PagerDuty's own words, which its clients look for. */
const eventRoute = (
  where: string,
  judge: (value: unknown) => Read<unknown>,
  act: (event: Event) => Promise<Response>,
): Route =>
  route({
    POST: (request) =>
      answered(where, () =>
        withinIntake(`address:${clientAddress(request.headers)}`, request, MOST_BYTES, async () => {
          const now = new Date();
          const text = await boundedText(request);
          if (typeof text !== "string") return text;
          const read = jsonOf(text);
          const routingKey = read.ok ? routingKeyOf(read.value) : null;
          const integration = routingKey === null ? null : await integrationOf(routingKey, now);
          if (routingKey === null || integration?.kind !== "pagerduty")
            return refusedKey(read, judge);
          if (sendsTooMuch(routingKey)) return throttled();
          return act({ integration, key: routingKey, text, json: read, now });
        }),
      ),
  });

async function boundedText(request: Request): Promise<string | Response> {
  try {
    return await readText(request, MOST_BYTES);
  } catch (error) {
    if (error instanceof HttpError) return invalidEvent([error.message], error.status);
    throw error;
  }
}

/** The key alone, whatever else is wrong: then the integration shows what it was sent. */
function routingKeyOf(value: unknown): string | null {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, "routing_key"))
    return null;
  const { routing_key } = value as { routing_key: unknown };
  return typeof routing_key === "string" ? routing_key : null;
}

/** What else is wrong is said first: a key of another length is, in PagerDuty's words. */
function refusedKey(read: Json, judge: (value: unknown) => Read<unknown>): Response {
  const judged = read.ok ? judge(read.value) : read;
  return judged.ok ? unknownKey() : invalidEvent(judged.errors);
}

const unknownKey = () => invalidEvent(["'routing_key' is the key of no integration here"]);

const invalidEvent = (errors: readonly string[], status = 400): Response =>
  json({ status: "invalid event", message: "Event object is invalid", errors }, status);

const throttled = (): Response =>
  json(
    {
      status: "throttle exceeded",
      message: "Requests for this service are arriving too quickly. Please retry later.",
    },
    429,
    { "retry-after": RETRY_SECONDS },
  );

const STATUSES = { taken: 202, refused: 400 };

export const enqueueRoute = eventRoute(
  "POST /v2/enqueue",
  (value) => readPagerDutyEvent(value, "made"),
  async ({ integration, json: read, ...sent }) => {
    const reception = await receive(integration, { ...sent, json: read, statuses: STATUSES });
    switch (reception.kind) {
      case "taken":
        return json(
          { status: "success", message: "Event processed", dedup_key: reception.firstKey },
          202,
        );
      case "refused":
        return invalidEvent(reception.errors);
      case "gone":
        return unknownKey();
      default:
        return reception satisfies never;
    }
  },
);

export const changeRoute = eventRoute(
  "POST /v2/change/enqueue",
  readPagerDutyChange,
  async ({ integration, json: parsed, ...sent }) => {
    const read = parsed.ok ? readPagerDutyChange(parsed.value) : parsed;
    if (!read.ok) return invalidEvent(read.errors);
    if (!(await takeChange(integration, read.sent.change, sent))) return unknownKey();
    return json({ status: "success", message: "Change event processed" }, 202);
  },
);
