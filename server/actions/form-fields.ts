import "server-only";
import type { FormValues } from "@/lib/form/action-state";

// Next and React add fields of their own to a form that is sent without JavaScript.
const FRAMEWORK_FIELD = /^(\d+_)?\$ACTION_/;
const SECRET_FIELD = /password|secret|token|credential/i;

/** The text fields of a submitted form; nothing for a call that was not a form. */
export function formFields(formData: unknown): (readonly [string, string])[] {
  if (!(formData instanceof FormData)) return [];
  const fields: (readonly [string, string])[] = [];
  for (const [name, value] of formData) if (typeof value === "string" && !FRAMEWORK_FIELD.test(name)) fields.push([name, value]);
  return fields;
}

/** What was typed, to fill the form again when it is refused; never what is secret. */
export function typedValues(fields: readonly (readonly [string, string])[]): FormValues {
  const values: FormValues = {};
  for (const [name, value] of fields) {
    if (SECRET_FIELD.test(name) || Object.hasOwn(Object.prototype, name)) continue;
    const before = values[name];
    values[name] = before === undefined ? value : [before, value].flat();
  }
  return values;
}
