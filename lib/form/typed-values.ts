import type { FormValues } from "./action-state";

const SECRET_FIELD = /password|secret|token|credential/i;

/** What was typed, to fill the form again when it is refused; never what is secret. */
export function typedValues(fields: Iterable<readonly [string, string]>): FormValues {
  const values = new Map<string, string | string[]>();
  for (const [name, value] of fields) {
    if (SECRET_FIELD.test(name) || Object.hasOwn(Object.prototype, name)) continue;
    const before = values.get(name);
    if (before === undefined) values.set(name, value);
    else if (typeof before === "string") values.set(name, [before, value]);
    else before.push(value);
  }
  return Object.fromEntries(values);
}
