import { RULE_IDS, type RuleId } from "../finding";

/** A finding that a person expects, and the line it stands on. */
type Label = { rule: RuleId; line: number };

/** `origin` says who wrote it when: snippets written beside the rules prove less than later ones. */
export type Snippet = {
  title: string;
  path: string;
  origin: string;
  text: string;
  labels: readonly Label[];
};

const HEAD = /^=== (?<title>[^@]*?)(?: @ (?<path>\S+))?$/;
const ORIGIN = /^origin: (?<origin>[a-z0-9-]+)\n/;
/** Snippets whose file names no origin: whoever wrote the rules labelled them. */
export const WITH_RULES = "with-rules";
const LABEL = /^\^ (?<rules>R\d\d(?: R\d\d)*)$/;

/** Reads a file of the corpus, as `README.md` beside it describes. Throws where a line is no label. */
export function snippetsOf(text: string, defaultPath: string): Snippet[] {
  const origin = ORIGIN.exec(text)?.groups?.origin ?? WITH_RULES;
  return text
    .replace(ORIGIN, "")
    .split(/^(?==== )/m)
    .filter((part) => part.trim() !== "")
    .map((part) => ({ ...snippetOf(part.split("\n"), defaultPath), origin }));
}

function snippetOf([head = "", ...rest]: string[], defaultPath: string): Omit<Snippet, "origin"> {
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
