import { z } from "zod";
import type { Sli } from "@/lib/sli/sli";
import { oneLine, unixLines } from "@/lib/text/line-breaks";
import type { Alerting } from "./alerting";
import { alertingBodyOf, alertingBodySchema, parseAlerting } from "./alerting-schema";
import type { Fail } from "./fail";
import type { Objective } from "./objective";
import { bodyOfObjective, noDataSchema, objectiveSchema, parseObjective } from "./objective-schema";
import { parseSli, sliSchema } from "./sli-schema";
import type { Source } from "./source";
import { parseSource, sourceSchema } from "./source-schema";

/** The body of an SLO as the API, forms and YAML send it. */
export const sloBodySchema = z.strictObject({
  name: z
    .string()
    .overwrite(oneLine)
    .trim()
    .min(1, "Give the SLO a name.")
    .max(120, "Use at most 120 characters."),
  description: z
    .string()
    .overwrite(unixLines)
    .trim()
    .max(2000, "Use at most 2,000 characters.")
    .default(""),
  sli: sliSchema,
  source: sourceSchema.default({ type: "push" }),
  objectives: z
    .array(objectiveSchema)
    .min(1, "An SLO needs at least one objective.")
    .max(10, "An SLO has at most 10 objectives."),
  noData: noDataSchema.default("ignore"),
  alerting: alertingBodySchema.default({ policy: "default", minBadEvents: 1 }),
});

export type SloBody = z.input<typeof sloBodySchema>;

/** An SLO as the rest of the code knows it. */
export type SloDefinition = {
  name: string;
  description: string;
  sli: Sli;
  source: Source;
  objectives: Objective[];
  alerting: Alerting;
};

/** Parses a body into a definition, with every cross-field rule. */
export const sloDefinitionSchema = sloBodySchema.transform((body, context): SloDefinition => {
  const fail: Fail = (path, message) => context.addIssue({ code: "custom", path, message });
  const sli = parseSli(body.sli);
  const source = parseSource(sli, body.source, fail);
  const objectives = body.objectives.map((objective) => parseObjective(objective, body.noData));
  refuseTwins(objectives, fail);
  const alerting = parseAlerting(body.alerting, objectives, fail);
  return { name: body.name, description: body.description, sli, source, objectives, alerting };
});

function refuseTwins(objectives: readonly Objective[], fail: Fail): void {
  objectives.forEach(({ targetPpm, window }, index) => {
    const twin = objectives.findIndex(
      (other) =>
        other.targetPpm === targetPpm && JSON.stringify(other.window) === JSON.stringify(window),
    );
    if (twin < index)
      fail(
        ["objectives", index],
        `This objective has the target and window of objective ${twin + 1}. Change one of them.`,
      );
  });
}

/** The body that parses back into this definition. */
export function bodyOf(definition: SloDefinition): SloBody {
  const noData = definition.objectives[0]?.noData ?? "ignore";
  return {
    name: definition.name,
    description: definition.description,
    sli: definition.sli,
    source: definition.source,
    objectives: definition.objectives.map((objective) => bodyOfObjective(objective, noData)),
    noData,
    alerting: alertingBodyOf(definition.alerting),
  };
}
