import { z } from "zod";
import { slugSchema } from "@/lib/text/slug";

export const yamlAppliedSchema = z
  .object({
    service: slugSchema,
    slos: z.array(z.object({ slo: slugSchema, created: z.boolean() })),
    warnings: z
      .array(z.object({ line: z.int(), column: z.int(), message: z.string() }))
      .describe("Derived values, and shares in comments, that disagree with the definition."),
  })
  .meta({ title: "YamlApplied" });
