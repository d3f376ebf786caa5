import { z } from "zod";
import { incidentAnswerSchema } from "./incident";
import { entryAnswerSchema } from "./timeline-entry";

export const incidentDetailSchema = z
  .object({ ...incidentAnswerSchema.shape, timeline: z.array(entryAnswerSchema) })
  .meta({ title: "IncidentDetail" });
