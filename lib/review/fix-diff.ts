import { createTwoFilesPatch } from "diff";
import { type Code } from "./code/code";
import { type Edit } from "./rule/rule";

const CONTEXT = 3;

/** The change as a unified diff that `git apply` and `patch -p1` take. */
export function fixDiff(
  { path, text, lines }: Pick<Code, "path" | "text" | "lines">,
  { start, end, text: put }: Edit,
): string {
  const first = Math.max(1, lines.placeOf(start).line - CONTEXT);
  const from = lines.startOf(first);
  const until = lines.startOf(lines.placeOf(end).line + CONTEXT + 1);
  const patch = createTwoFilesPatch(
    `a/${path}`,
    `b/${path}`,
    text.slice(from, until),
    text.slice(from, start) + put + text.slice(end, until),
    undefined,
    undefined,
    { context: CONTEXT },
  );
  return patch
    .replace(/^=+\n/, "")
    .replace(/^(---|\+\+\+) ([^\t\n]*)\t?$/gm, "$1 $2")
    .replace(
      /^@@ -(\d+)(,\d+)? \+(\d+)(,\d+)? @@/m,
      (_, a: string, b = "", c: string, d = "") =>
        `@@ -${Number(a) + first - 1}${String(b)} +${Number(c) + first - 1}${String(d)} @@`,
    );
}
