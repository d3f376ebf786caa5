import { z } from "zod";
import { acceptedSchema } from "@/lib/api/answers/accepted";
import {
  MAX_MEASUREMENTS,
  measurementSchema,
  measurementsBodySchema,
  TOO_MANY_MEASUREMENTS,
} from "@/lib/measurement/schema";
import { readPlainBatch } from "@/lib/measurement/plain-batch";
import { KIB } from "../../body-limits";
import { operations } from "../operation";

const MAX_BATCH_BYTES = 16 * 1024 * KIB;

const MEASUREMENT = { service: "checkout", slo: "availability", at: "2026-11-01T00:00:00Z" };

export const measurementOperations = operations({
  postMeasurements: {
    method: "POST",
    path: "/measurements",
    tag: "Measurements",
    summary: "Send counts, all or nothing",
    description:
      "Answered once they are on disk. With an Idempotency-Key, sending the same body again within 24 hours adds nothing and gives the same answer.",
    scope: "measure",
    headers: z.strictObject({
      "Idempotency-Key": z
        .string()
        .min(1)
        .max(200)
        .optional()
        .describe("Makes `add` safe to repeat; another body under the same key is a conflict."),
    }),
    body: {
      kind: "json",
      schema: measurementsBodySchema.meta({ title: "MeasurementsBody" }),
      maxBytes: MAX_BATCH_BYTES,
      long: {
        field: "measurements",
        item: measurementSchema,
        most: MAX_MEASUREMENTS,
        tooMany: TOO_MANY_MEASUREMENTS,
      },
      plain: readPlainBatch,
      examples: [
        {
          summary: "Counts of a minute",
          value: { mode: "add", measurements: [{ ...MEASUREMENT, good: 1997, total: 2000 }] },
        },
        {
          summary: "The age of data",
          value: {
            mode: "replace",
            measurements: [{ ...MEASUREMENT, slo: "orders-fresh", value: 41.5 }],
          },
        },
      ],
    },
    answers: [
      { status: 200, description: "Stored.", schema: acceptedSchema, example: { accepted: 1 } },
    ],
    problems: [404, 409, 413, 415, 503],
  },
});
