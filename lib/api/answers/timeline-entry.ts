import { z } from "zod";
import { ENTRY_KINDS } from "@/lib/incident/entry";
import { KEY_TIME_SOURCES } from "@/lib/incident/times";
import { instantTextSchema } from "../instant";

export const entryAnswerSchema = z
  .object({
    id: z.int(),
    at: instantTextSchema.describe("When it happened."),
    kind: z.enum(ENTRY_KINDS),
    text: z.string().describe("Markdown; for changes of state what they say, and why."),
    author: z.string(),
    source: z.enum(KEY_TIME_SOURCES),
    starred: z.boolean(),
    version: z.int(),
    createdAt: instantTextSchema.describe("When it was written."),
  })
  .meta({ title: "TimelineEntry" });
