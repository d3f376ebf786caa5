import "server-only";
import type { Integration } from "@/db/integrations/integration";
import { SENDER_NAMES, type SenderKind } from "@/lib/intake/sender";
import { integrationOf, jsonOf, receive } from "@/server/intake/receive";
import { answered } from "../answered";
import { readText } from "../body";
import { KIB } from "../body-limits";
import type { RouteHandler } from "../handler";
import { json } from "../json";
import { HttpError } from "../problem";
import { route, type Route } from "../route";
import { sendsTooMuch, withinIntake } from "./pressure";

const MOST_BYTES = 4 * 1024 * KIB;
const STATUSES = { taken: 200, refused: 400 };
const RETRY_SECONDS = "10";

/**
 * An address that holds its integration's key. Too much is answered 503: Alertmanager sends that
 * again, and gives up at 429.
 */
export const webhookRoute = (where: string, kinds: readonly SenderKind[]): Route =>
  route({ POST: post(where, kinds) });

const post =
  (where: string, kinds: readonly SenderKind[]): RouteHandler =>
  (request, context) =>
    answered(where, async () => {
      const now = new Date();
      const key = String((await context.params)?.key);
      const integration = await integrationOf(key, now);
      if (!integration) throw unknownKey();
      assertKind(integration, kinds);
      if (sendsTooMuch(key)) throw tooMuch();
      return withinIntake(`integration:${integration.id}`, request, MOST_BYTES, async () => {
        const text = await readText(request, MOST_BYTES);
        const sending = { key, text, json: jsonOf(text), statuses: STATUSES, now };
        const reception = await receive(integration, sending);
        switch (reception.kind) {
          case "taken":
            return json({ status: "ok", alerts: reception.outcomes.length });
          case "refused":
            throw new HttpError(400, `This could not be read: ${reception.errors.join("; ")}.`);
          case "gone":
            throw unknownKey();
          default:
            return reception satisfies never;
        }
      });
    });

const unknownKey = () =>
  new HttpError(404, "No integration has this key. Copy its address again, or create a new key.");

const tooMuch = () =>
  new HttpError(503, "This integration sends too much; this was not taken. Send it again.", {
    "retry-after": RETRY_SECONDS,
  });

function assertKind({ kind }: Integration, kinds: readonly SenderKind[]): void {
  if (kinds.includes(kind)) return;
  const right = kind === "pagerduty" ? "/v2/enqueue" : "/api/v1/intake/{key}";
  throw new HttpError(
    400,
    `This key belongs to an integration of ${SENDER_NAMES[kind]}, which sends to ${right}.`,
  );
}
