import { z } from "zod";
import { slugSchema } from "@/lib/text/slug";

export const teamAnswerSchema = z
  .object({ team: slugSchema, name: z.string(), open: z.boolean() })
  .meta({ title: "Team" });
