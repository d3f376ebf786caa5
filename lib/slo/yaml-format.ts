import type { Document, ToStringOptions } from "yaml";

/** How the author of a document sets its lists and braces. */
export const formatOf = (text: string): ToStringOptions => ({
  lineWidth: 0,
  flowCollectionPadding: !/^[^#"'\n\r\u2028\u2029]*: \{[^ }]/m.test(text),
  indentSeq: !/^- /m.test(text),
});

/** Empty where an alias has lost what it names: no document at all. */
export function textOf(document: Document, format: ToStringOptions): string {
  try {
    return document.toString(format);
  } catch {
    return "";
  }
}
