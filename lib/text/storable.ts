import type { FieldError } from "@/lib/errors/app-error";

const UNSTORABLE = /[\0\p{Surrogate}]/u;
const UNSTORABLE_ANYWHERE = new RegExp(UNSTORABLE, "gu");
// Only a text with an escape, or one of these characters itself, can hold what cannot be stored.
const SUSPECT = /\\u(?:0000|[dD][89a-fA-F])/;

/**
 * Why a text cannot be kept, for the person who sent it; null when it can: no database of ours
 * keeps NUL or half a surrogate pair.
 */
export const unstorable = (text: string): string | null =>
  UNSTORABLE.test(text) ? "Leave out the NUL character and half surrogate pairs." : null;

/** The text with the characters left out that no database of ours keeps. */
export const withoutUnstorable = (text: string): string => text.replaceAll(UNSTORABLE_ANYWHERE, "");

/** Whether `textErrors` can find anything in the JSON of this text. */
export const maybeUnstorable = (json: string): boolean => SUSPECT.test(json);

/** The strings within a value that cannot be kept, by the paths that the API gives them. */
export function textErrors(value: unknown): FieldError[] {
  const errors: FieldError[] = [];
  const waiting: { path: string; value: unknown }[] = [{ path: "", value }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { path } = next;
    if (typeof next.value === "string") {
      const message = unstorable(next.value);
      if (message !== null) errors.push({ path, message });
    } else if (Array.isArray(next.value)) {
      next.value.forEach((item: unknown, index) =>
        waiting.push({ path: `${path}[${index}]`, value: item }),
      );
    } else if (typeof next.value === "object" && next.value !== null) {
      for (const [key, item] of Object.entries(next.value))
        waiting.push({ path: path ? `${path}.${key}` : key, value: item });
    }
  }
  return errors;
}
