import { z } from "zod";
import { matcherProblem, type Matcher } from "@/lib/alert/matcher";
import { parseMatcherLines } from "@/lib/alert/matcher-lines";
import type { RouteRule } from "@/lib/alert/route";
import { slugSchema } from "@/lib/text/slug";

const MATCHERS_MAX = 20;
const RULES_MAX = 100;
const TOO_MANY_MATCHERS = `Use at most ${MATCHERS_MAX} matchers.`;

const matcherSchema = z
  .strictObject({
    name: z.string().max(200, "Use at most 200 characters."),
    op: z.enum(["=", "!=", "=~", "!~"], "Use =, !=, =~ or !~."),
    value: z.string(),
  })
  .superRefine((matcher, context) => {
    const message = matcherProblem(matcher);
    const path = [matcher.name.trim() === "" ? "name" : "value"];
    if (message !== null) context.addIssue({ code: "custom", path, message });
  });

const severitySchema = z.enum(["page", "ticket"], "Choose page or ticket.");
const incidentSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("none") }),
  z.strictObject({ kind: z.literal("join") }),
  z.strictObject({ kind: z.literal("open"), severity: z.literal([1, 2, 3, 4]) }),
]);

const ruleSchema = z
  .strictObject({
    matchers: z
      .array(matcherSchema)
      .max(MATCHERS_MAX, TOO_MANY_MATCHERS)
      .default([])
      .describe("All have to fit; without any, the rule fits every alert."),
    service: slugSchema.optional().describe("A service of the team."),
    severity: severitySchema.optional(),
    escalationPolicy: slugSchema.optional(),
    incident: incidentSchema
      .optional()
      .describe("Join the open incident of the alert’s service, or open one where there is none."),
  })
  .meta({ title: "AlertRule" });

export const alertRoutesSchema = z.strictObject({
  rules: z
    .array(ruleSchema)
    .max(RULES_MAX, `Use at most ${RULES_MAX} rules.`)
    .describe("In order: the first that fits decides."),
});

/** What a rule leaves out is not there, rather than undefined. */
export const ruleOf = (given: z.output<typeof ruleSchema>): RouteRule => ({
  matchers: given.matchers,
  ...(given.service === undefined ? {} : { service: given.service }),
  ...(given.severity === undefined ? {} : { severity: given.severity }),
  ...(given.escalationPolicy === undefined ? {} : { escalationPolicy: given.escalationPolicy }),
  ...(given.incident === undefined ? {} : { incident: given.incident }),
});

const RELOAD = "Reload the page, then choose the rule again.";
const place = z.int(RELOAD).min(0, RELOAD).max(RULES_MAX, RELOAD);
/** The version of the rules that a page showed: a place means nothing in another. */
const shown = { team: slugSchema, version: z.int(RELOAD).min(0, RELOAD).optional() };

const INCIDENT_CHOICES = ["none", "join", "open-1", "open-2", "open-3", "open-4"] as const;
export type IncidentChoiceName = (typeof INCIDENT_CHOICES)[number];

/** A rule as its form sends it; `place` empty: a new one. */
export const ruleFormSchema = z
  .strictObject({
    ...shown,
    place: place.optional(),
    matchers: z.string().max(20_000, "Use at most 20,000 characters.").default(""),
    service: slugSchema.optional(),
    severity: severitySchema.optional(),
    escalationPolicy: slugSchema.optional(),
    incident: z.enum(INCIDENT_CHOICES, "Choose what happens to incidents.").default("none"),
  })
  .transform(({ team, version, place, matchers: text, incident, ...rest }, context) => {
    const matchers = parseMatcherLines(text);
    const message = typeof matchers === "string" ? matchers : problemOf(matchers);
    if (typeof matchers === "string" || message !== null) {
      const path = ["matchers"];
      context.addIssue({ code: "custom", path, message: message ?? TOO_MANY_MATCHERS });
      return z.NEVER;
    }
    const rule = ruleOf({ ...rest, matchers, incident: choiceOf(incident) });
    return { team, version, place: place ?? null, rule };
  });

/** What is wrong with the first that cannot be used. */
function problemOf(matchers: readonly Matcher[]): string | null {
  if (matchers.length > MATCHERS_MAX) return TOO_MANY_MATCHERS;
  for (const matcher of matchers) {
    const problem = matcherProblem(matcher);
    if (problem !== null) return `${matcher.name}: ${problem}`;
  }
  return null;
}

function choiceOf(name: IncidentChoiceName): NonNullable<RouteRule["incident"]> {
  switch (name) {
    case "none":
    case "join":
      return { kind: name };
    case "open-1":
      return { kind: "open", severity: 1 };
    case "open-2":
      return { kind: "open", severity: 2 };
    case "open-3":
      return { kind: "open", severity: 3 };
    case "open-4":
      return { kind: "open", severity: 4 };
    default:
      return name satisfies never;
  }
}

export const choiceName = ({ incident }: RouteRule): IncidentChoiceName =>
  incident?.kind === "open" ? `open-${incident.severity}` : (incident?.kind ?? "none");

export const rulePlaceSchema = z.strictObject({ ...shown, place });
export const ruleMoveSchema = z.strictObject({
  ...shown,
  place,
  by: z.enum(["up", "down"], "Move a rule up or down."),
});
