import { importReportSchema } from "@/lib/api/answers/import-report";
import { operations } from "../operation";

export const measurementImportOperations = operations({
  importMeasurements: {
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
  },
});
