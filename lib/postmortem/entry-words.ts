import { ROLE_WORDS, type Entry } from "@/lib/incident/entry";
import { duplicateWords } from "@/lib/incident/entry-words";
import { STATUS_WORDS } from "@/lib/incident/status";
import { opensWithWords, printText } from "@/lib/markdown/tree";

/**
 * An entry as Markdown: what it changed, then what was written with it; a list or a block of code
 * on lines of its own.
 */
export function entryWords({ data, text }: Pick<Entry, "data"> & { text: string }): string {
  const change = changeWords(data);
  if (change === null) return text;
  const said = printText(change);
  if (text.trim() === "") return said;
  return opensWithWords(text) ? `${said} ${text.trimStart()}` : `${said}\n\n${text}`;
}

function changeWords(data: Entry["data"]): string | null {
  switch (data.kind) {
    case "declared":
      return `Declared as ${data.severity}.`;
    case "status":
      return `Status: ${STATUS_WORDS[data.to].toLowerCase()}${data.duplicateOf === undefined ? "" : `, duplicate of incident ${data.duplicateOf}`}.`;
    case "severity":
      return `Severity: ${data.to}.`;
    case "role":
      return data.to === null
        ? `${ROLE_WORDS[data.role].word}: nobody.`
        : `${ROLE_WORDS[data.role].word}: ${data.to.name}.`;
    case "services":
      return [
        data.added.length > 0 ? `Affected: ${data.added.join(", ")}.` : "",
        data.removed.length > 0 ? `Not affected: ${data.removed.join(", ")}.` : "",
      ]
        .filter(Boolean)
        .join(" ");
    case "related":
      return data.removed
        ? `No longer related to incident ${data.incident}.`
        : `Related to incident ${data.incident}.`;
    case "duplicate":
      return `${duplicateWords(data)}.`;
    case "alert":
    case "note":
    case "update":
      return null;
    default:
      return data satisfies never;
  }
}
