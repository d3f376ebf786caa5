import { z } from "zod";
import { dependencyInputSchema } from "@/lib/reliability/registry/schema";

const dependency = z.string().nullable().describe("Same name as in `dependencies`.");

export const dependencyImportAnswerSchema = z
  .object({
    dependencies: z.array(
      z.object({
        name: z.string().nullable().describe("The name in the text; null: none."),
        settings: dependencyInputSchema.describe("The settings of a dependency. Absent: unknown."),
      }),
    ),
    assumed: z
      .array(z.object({ dependency, field: z.string(), why: z.string() }))
      .describe("Fields that follow from the library, not from the text. At most 200."),
    unread: z
      .array(
        z.object({
          key: z.string().describe("The key as written in the text."),
          line: z.int(),
          column: z.int(),
          why: z.string(),
        }),
      )
      .describe("What the text contains but no setting covers. At most 200."),
  })
  .meta({ title: "DependencyImport" });
