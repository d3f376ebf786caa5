import { z } from "zod";
import { dependencyInputSchema } from "@/lib/reliability/registry/schema";

const dependency = z.string().nullable().describe("As in `dependencies`.");

export const dependencyImportAnswerSchema = z
  .object({
    dependencies: z.array(
      z.object({
        name: z.string().nullable().describe("What the text calls it; null: it names none."),
        settings: dependencyInputSchema.describe("A body of a dependency. Absent: unknown."),
      }),
    ),
    assumed: z
      .array(z.object({ dependency, field: z.string(), why: z.string() }))
      .describe("Fields that follow from the library, not from the text. At most 200."),
    unread: z
      .array(
        z.object({
          key: z.string().describe("As the text writes it."),
          line: z.int(),
          column: z.int(),
          why: z.string(),
        }),
      )
      .describe("What stands in the text and in no setting. At most 200."),
  })
  .meta({ title: "DependencyImport" });
