import "server-only";
import { importMeasurements } from "@/server/ingest/import";
import { linesOf } from "@/server/ingest/lines";
import { csvReadings, ndjsonReadings } from "@/server/ingest/records";
import { chunksOf, mediaType } from "../../body";
import { ok, type HandlersOf } from "../call";
import type { measurementImportOperations } from "../operations/measurement-import";

export const measurementImportHandlers: HandlersOf<typeof measurementImportOperations> = {
  importMeasurements: async ({ actor, request, now }) => {
    const lines = linesOf(chunksOf(request));
    const readings = mediaType(request) === "text/csv" ? csvReadings(lines) : ndjsonReadings(lines);
    return ok(await importMeasurements(actor, readings, now));
  },
};
