import { RULE_IDS, type RuleId } from "../finding";

/** A finding that a person expects, and the line it stands on. */
type Label = { rule: RuleId; line: number };

export type Snippet = { title: string; path: string; text: string; labels: readonly Label[] };

const HEAD = /^=== (?<title>[^@]*?)(?: @ (?<path>\S+))?$/;
const LABEL = /^\^ (?<rules>R\d\d(?: R\d\d)*)$/;

/** Reads a file of the corpus, as `README.md` beside it describes. Throws where a line is no label. */
export function snippetsOf(text: string, defaultPath: string): Snippet[] {
  return text
    .split(/^(?==== )/m)
    .filter((part) => part.trim() !== "")
    .map((part) => snippetOf(part.split("\n"), defaultPath));
}

function snippetOf([head = "", ...rest]: string[], defaultPath: string): Snippet {
  const named = HEAD.exec(head)?.groups;
  if (named?.title === undefined) throw new Error(`This is no head of a snippet: ${head}`);
  const lines: string[] = [];
  const labels: Label[] = [];
  for (const line of rest) {
    if (!line.startsWith("^")) lines.push(line);
    else for (const rule of rulesOf(line, named.title)) labels.push({ rule, line: lines.length });
  }
  return { title: named.title, path: named.path ?? defaultPath, text: lines.join("\n"), labels };
}

function rulesOf(line: string, title: string): RuleId[] {
  const names = LABEL.exec(line)?.groups?.rules?.split(" ") ?? [];
  const rules = names.flatMap((name) => RULE_IDS.filter((id) => id === name));
  if (rules.length === 0 || rules.length !== names.length)
    throw new Error(`"${title}": ${line} names no rule`);
  return rules;
}
