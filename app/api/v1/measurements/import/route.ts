import { importMeasurementsOperation } from "@/lib/api/operations/measurements";
import { chunksOf, mediaType } from "@/server/http/body";
import { handler, ok } from "@/server/http/handler";
import { route } from "@/server/http/route";
import { importMeasurements } from "@/server/ingest/import";
import { linesOf } from "@/server/ingest/lines";
import { csvReadings, ndjsonReadings } from "@/server/ingest/records";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  POST: handler(importMeasurementsOperation, async ({ actor, request, now }) => {
    const lines = linesOf(chunksOf(request));
    const readings = mediaType(request) === "text/csv" ? csvReadings(lines) : ndjsonReadings(lines);
    return ok(await importMeasurements(actor, readings, now));
  }),
});
