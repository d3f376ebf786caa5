type Fence = { indent: string; mark: string };

const FENCE = /^( {0,3})(`{3,}(?=[^`]*$)|~{3,})/;
const UNDERLINE = /^ {0,3}(=+|-+)[ \t]*$/;
const HEADING = /^( {0,3})(#{1,6})(?=\s|$)/;
// Quotes, lists, HTML, rules and indented code: what follows without a blank line is no paragraph of its own.
const NO_PARAGRAPH = /^( {4}|\t| {0,3}([>|<]|([-+*]|\d{1,9}[.)])(\s|$)|([-*_][ \t]*){3,}$))/;

// Within what is no paragraph.
const NONE = -1;

/** Markdown as part of a document, `by` levels down: its headings move, underlined ones too, and a block of code that was left open ends with it. */
export function demoteHeadings(markdown: string, by: number): string {
  const done: string[] = [];
  let fence: Fence | null = null;
  // So many lines an underline would make a heading.
  let paragraph = 0;
  const marks = (level: number) => "#".repeat(Math.min(6, level + by));
  const add = (line: string, next: number) => {
    done.push(line);
    paragraph = next;
  };
  for (const line of markdown.split("\n")) {
    if (fence) {
      add(line, 0);
      if (closes(line, fence)) fence = null;
      continue;
    }
    const [, indent, mark] = FENCE.exec(line) ?? [];
    const under = paragraph > 0 ? UNDERLINE.exec(line)?.[1] : undefined;
    if (indent !== undefined && mark !== undefined) {
      fence = { indent, mark };
      add(line, 0);
    } else if (under !== undefined) {
      const title = done.splice(done.length - paragraph);
      add(`${/^ */.exec(title[0] ?? "")?.[0] ?? ""}${marks(under.startsWith("=") ? 1 : 2)} ${oneLine(title)}`, 0);
    } else if (HEADING.test(line)) add(line.replace(HEADING, (_all, space: string, own: string) => `${space}${marks(own.length)}`), 0);
    else if (line.trim() === "") add(line, 0);
    else if (paragraph === NONE || (NO_PARAGRAPH.test(line) && !(paragraph > 0 && /^( {4}|\t)/.test(line)))) add(line, NONE);
    else add(line, paragraph + 1);
  }
  return fence ? `${done.join("\n")}\n${fence.indent}${fence.mark}` : done.join("\n");
}

/** A fence ends with at least as many of the same character, and nothing after them. */
function closes(line: string, { mark }: Fence): boolean {
  const end = /^ {0,3}(`+|~+)[ \t]*$/.exec(line)?.[1];
  return end !== undefined && end[0] === mark[0] && end.length >= mark.length;
}

/** Number signs at the end would count as the end of the heading. */
const oneLine = (lines: readonly string[]): string => lines.map((line) => line.trim()).join(" ").replace(/(^|\s)(#+)$/, "$1\\$2");
