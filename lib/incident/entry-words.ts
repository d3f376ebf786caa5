import { ROLE_WORDS, type EntryData } from "./entry";
import { SEVERITY_RULES } from "./severity";
import { STATUS_WORDS } from "./status";

/** What an entry says by itself, without its text: "Status: Identified". */
export function entryWords(data: EntryData): string {
  switch (data.kind) {
    case "declared":
      return `Declared as ${data.severity}`;
    case "status":
      return `Status: ${STATUS_WORDS[data.to]}${data.duplicateOf === undefined ? "" : `, duplicate of #${data.duplicateOf}`}`;
    case "severity":
      return `Severity: ${data.to}, ${SEVERITY_RULES[data.to].word}`;
    case "role":
      return data.to
        ? `${ROLE_WORDS[data.role].word}: ${data.to.name}`
        : `${ROLE_WORDS[data.role].word}: nobody`;
    case "services":
      return [
        data.added.length > 0 ? `Also affects ${data.added.join(", ")}` : "",
        data.removed.length > 0 ? `No longer affects ${data.removed.join(", ")}` : "",
      ]
        .filter(Boolean)
        .join("; ");
    case "related":
      return data.removed ? `Unlink #${data.incident}` : `Related to #${data.incident}`;
    case "duplicate":
      return duplicateWords(data);
    case "note":
      return "Note";
    case "update":
      return "Update to stakeholders";
    case "alert":
      return "Alert";
    default:
      return data satisfies never;
  }
}

export function duplicateWords({
  incident,
  of,
  removed,
}: Extract<EntryData, { kind: "duplicate" }>): string {
  if (of) return removed ? `No longer a duplicate of #${incident}` : `Duplicate of #${incident}`;
  return removed
    ? `#${incident} is no longer a duplicate of this`
    : `#${incident} is a duplicate of this`;
}
