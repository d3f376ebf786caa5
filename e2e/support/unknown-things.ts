import type { ApiCall } from "./api-calls";
import { asUnknown } from "./hidden-places";
import type { ActionCall } from "./noun";
import type { AllIds } from "./nouns";
import type { Fields } from "./server-actions";

const UNKNOWN_ID = "987654";

/** What an action said, without the repetition of what was sent; names as unknown ones. */
export function refusal(state: string): unknown {
  if (state === "") return "no answer";
  const { values: _values, ...rest } = JSON.parse(state) as { values?: unknown };
  return JSON.parse(asUnknown(JSON.stringify(rest)));
}

/** What a page says, without its markup and scripts; names as unknown ones. */
export const visibleText = (html: string): string =>
  asUnknown(
    html
      .replaceAll(/<script[\s\S]*?<\/script>/g, "")
      .replaceAll(/<[^>]*>/g, " ")
      .replaceAll(/\s+/g, " "),
  );

/** The same call of what there is not. */
export const ofUnknownCall = (call: ApiCall): ApiCall => ({
  ...call,
  path: asUnknown(call.path),
  body: call.body && { ...call.body, text: asUnknown(call.body.text) },
});

/** The same fields with what there is not. `ids`: the numbers of things that there are. */
export function ofUnknown(fields: ActionCall["fields"], ids: AllIds): Fields {
  const numbers = new Set(Object.values(ids).flatMap((own) => Object.values(own).map(String)));
  const swap = (value: string): string => (numbers.has(value) ? UNKNOWN_ID : asUnknown(value));
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      typeof value === "string" ? swap(value) : value.map(swap),
    ]),
  );
}
