import { postMeasurementsOperation } from "@/lib/api/operations/measurements";
import { handler, ok } from "@/server/http/handler";
import { idempotencyKeyOf } from "@/server/http/idempotency-key";
import { route } from "@/server/http/route";
import { sendMeasurements } from "@/server/ingest/send";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  POST: handler(postMeasurementsOperation, async ({ actor, body, request, now }) =>
    ok(await sendMeasurements(actor, body, now, idempotencyKeyOf(request))),
  ),
});
