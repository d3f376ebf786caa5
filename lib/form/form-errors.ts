import type { $ZodIssue } from "zod/v4/core";
import type { FieldError } from "@/lib/errors/app-error";

/**
 * What a schema refused, one message a field, by its dotted path, in words for the person who typed
 * it.
 */
export function formErrors(issues: readonly $ZodIssue[], input: unknown): FieldError[] {
  const byPath = new Map<string, FieldError>();
  for (const issue of issues) {
    for (const error of errorsOf(issue, input))
      if (!byPath.has(error.path)) byPath.set(error.path, error);
  }
  return [...byPath.values()];
}

function errorsOf(issue: $ZodIssue, input: unknown): FieldError[] {
  const path = issue.path.map(String).join(".");
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => unknownField(path ? `${path}.${key}` : key));
  }
  return [{ path, message: plainMessage(issue, valueAt(input, issue.path)) }];
}

export const unknownField = (path: string): FieldError => ({
  path,
  message: `There is no field "${path}" here.`,
});

export const valueAt = (input: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) =>
      typeof value === "object" && value !== null && Object.hasOwn(value, key)
        ? (value as Record<PropertyKey, unknown>)[key]
        : undefined,
    input,
  );

const KINDS: Partial<Record<string, string>> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
};

/** A schema's own message stands; only zod's built-in wording is put into plain words. */
export function plainMessage(issue: $ZodIssue, value: unknown, missing = "Fill this in."): string {
  if (!/^(Invalid|Too |Unrecognized)/.test(issue.message)) return issue.message;
  if (value === undefined || value === "") return missing;
  switch (issue.code) {
    case "invalid_type":
      return `This must be ${KINDS[issue.expected] ?? issue.expected}.`;
    case "too_small":
      return issue.origin === "string"
        ? `Use at least ${issue.minimum} characters.`
        : issue.origin === "array"
          ? `Give at least ${issue.minimum}.`
          : `This must be ${issue.inclusive ? "at least" : "more than"} ${issue.minimum}.`;
    case "too_big":
      return issue.origin === "string"
        ? `Use at most ${issue.maximum} characters.`
        : issue.origin === "array"
          ? `Give at most ${issue.maximum}.`
          : `This must be ${issue.inclusive ? "at most" : "less than"} ${issue.maximum}.`;
    case "invalid_value":
      return `This must be one of: ${issue.values.map(String).join(", ")}.`;
    case "invalid_format":
      return issue.format === "email"
        ? "This is not an email address."
        : issue.format === "url"
          ? "This is not a URL."
          : "This is not in the right form.";
    default:
      return issue.message;
  }
}
