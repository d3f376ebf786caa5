import "server-only";
import type { FieldError } from "@/lib/app-error";
import { unstorable } from "@/lib/text/storable";

// Next and React add fields of their own to a form that is sent without JavaScript.
const FRAMEWORK_FIELD = /^(\d+_)?\$ACTION_/;

export type SentForm = { fields: (readonly [string, string])[]; unusable: FieldError[] };

/** The text fields of a submitted form, and what can be no text of ours; nothing for a call that was not a form. */
export function sentForm(formData: unknown): SentForm {
  const sent: SentForm = { fields: [], unusable: [] };
  if (!(formData instanceof FormData)) return sent;
  for (const [name, value] of formData) {
    if (FRAMEWORK_FIELD.test(name)) continue;
    const problem = typeof value === "string" ? unstorable(value) : "Send a text here, not a file.";
    if (problem !== null) sent.unusable.push({ path: name, message: problem });
    // Browsers send line ends as CR and LF, whatever the field held.
    if (typeof value === "string") sent.fields.push([name, value.replaceAll(/\r\n?/g, "\n")]);
  }
  return sent;
}
