import "server-only";
import { AppError, type FieldError } from "@/lib/errors/app-error";
import { formProblem, isFrameworkField } from "@/lib/form/form-bounds";
import { STAMP_FIELD } from "@/lib/form/page-stamp";
import { unstorable } from "@/lib/text/storable";

/** `stamp`: that of its page; null where it was sent without a script. */
export type SentForm = {
  fields: (readonly [string, string])[];
  unusable: FieldError[];
  stamp: string | null;
};
export const NOTHING_SENT: SentForm = { fields: [], unusable: [], stamp: null };

/**
 * The text fields of a submitted form, and what can be no text of ours; nothing for a call that was
 * not a form. Throws invalid for more fields than any form has.
 */
export function sentForm(formData: unknown): SentForm {
  const sent: SentForm = { fields: [], unusable: [], stamp: null };
  if (!(formData instanceof FormData)) return sent;
  const problem = formProblem(formData.keys());
  if (problem !== null) throw new AppError("invalid", problem);
  for (const [name, value] of formData) {
    if (isFrameworkField(name)) continue;
    if (name === STAMP_FIELD) {
      sent.stamp = typeof value === "string" ? value : "";
      continue;
    }
    const wrong = typeof value === "string" ? unstorable(value) : "Send a text here, not a file.";
    if (wrong !== null) sent.unusable.push({ path: name, message: wrong });
    // Browsers send line ends as CR and LF, whatever the field held.
    if (typeof value === "string") sent.fields.push([name, value.replaceAll(/\r\n?/g, "\n")]);
  }
  return sent;
}
