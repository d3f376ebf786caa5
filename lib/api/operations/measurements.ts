import { z } from "zod";
import {
  MAX_MEASUREMENTS,
  measurementSchema,
  measurementsBodySchema,
  TOO_MANY_MEASUREMENTS,
} from "@/lib/measurement/schema";
import { KIB, operation } from "../operation";

const MAX_BATCH_BYTES = 16 * 1024 * KIB;
const MEASUREMENT = { service: "checkout", slo: "availability", at: "2026-11-01T00:00:00Z" };

const acceptedSchema = z.object({ accepted: z.int() }).meta({ title: "Accepted" });

export const postMeasurementsOperation = operation({
  id: "postMeasurements",
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
});

const importReportSchema = z
  .object({
    accepted: z.int(),
    rejected: z.int(),
    firstErrors: z
      .array(
        z.object({
          line: z.int().describe("From 1, the CSV's header being line 1."),
          message: z.string(),
        }),
      )
      .describe("Of the first 20 rejected lines."),
  })
  .meta({ title: "ImportReport" });

export const importMeasurementsOperation = operation({
  id: "importMeasurements",
  method: "POST",
  path: "/measurements/import",
  tag: "Measurements",
  summary: "Import counts of any length as a stream",
  description:
    "Replaces the minutes it names, so that it may be repeated. Good lines are stored, in chunks, as they arrive; bad ones are counted and the first 20 reported.",
  scope: "measure",
  body: {
    kind: "stream",
    types: ["text/csv", "application/x-ndjson"],
    description:
      "CSV with the header service,slo,at,good,total (or value in place of both), or one JSON object a line.",
    examples: {
      "text/csv":
        "service,slo,at,good,total\ncheckout,availability,2026-11-01T00:00:00Z,1997,2000\n",
      "application/x-ndjson":
        '{"service":"checkout","slo":"availability","at":"2026-11-01T00:00:00Z","good":1997,"total":2000}\n',
    },
  },
  answers: [
    {
      status: 200,
      description: "Read to its end.",
      schema: importReportSchema,
      example: { accepted: 1, rejected: 0, firstErrors: [] },
    },
  ],
  problems: [404, 415, 503],
});
