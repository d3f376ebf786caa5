import { dependencyImportAnswerSchema } from "@/lib/api/answers/dependency-import";
import { dependencyImportSchema } from "@/lib/reliability/import/schema";
import { KIB } from "../../body-limits";
import { operations } from "../operation";
import { COCKATIEL_BODY, IMPORTED, RESILIENCE4J_BODY } from "./dependency-import-examples";

/** Of letters that take several bytes each. */
const TEXT_BYTES = 1024 * KIB;

export const dependencyImportOperations = operations({
  importDependencies: {
    method: "POST",
    path: "/dependencies/import",
    tag: "Dependencies",
    summary: "Read the configuration of a library as dependencies",
    description:
      "Stores nothing. Attempts always include the first call, whatever the library counts. Defaults of the library fill what the text leaves out, and are listed; what cannot be read is listed and stays unknown.",
    scope: "read",
    heavy: "imports",
    body: {
      kind: "json",
      schema: dependencyImportSchema.meta({ title: "DependencyImportBody" }),
      maxBytes: TEXT_BYTES,
      examples: [
        { summary: "YAML of resilience4j", value: RESILIENCE4J_BODY },
        { summary: "Code with cockatiel", value: COCKATIEL_BODY },
      ],
    },
    answers: [
      {
        status: 200,
        description: "What was read, what was assumed and what was not read.",
        schema: dependencyImportAnswerSchema,
        example: IMPORTED,
      },
    ],
    problems: [413, 415, 429, 503],
  },
});
