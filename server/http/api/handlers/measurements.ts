import "server-only";
import { sendMeasurements } from "@/server/ingest/send";
import { idempotencyKeyOf } from "../../idempotency-key";
import { ok, type HandlersOf } from "../call";
import type { measurementOperations } from "../operations/measurements";

export const measurementHandlers: HandlersOf<typeof measurementOperations> = {
  postMeasurements: async ({ actor, body, request, now }) =>
    ok(await sendMeasurements(actor, body, now, idempotencyKeyOf(request))),
};
