import { createTwoFilesPatch } from "diff";
import { type Edit } from "./rule/rule";

/** The change as a unified diff that `git apply` and `patch -p1` take. */
export function fixDiff(path: string, text: string, { start, end, text: put }: Edit): string {
  const before = text.lastIndexOf("\n", start - 1);
  const from = Math.max(0, nthLineBefore(text, before, 3));
  const changed = text.slice(0, start) + put + text.slice(end);
  const first = from === 0 ? 0 : text.slice(0, from).split("\n").length - 1;
  const until = nthLineAfter(text, end, 4);
  const patch = createTwoFilesPatch(
    `a/${path}`,
    `b/${path}`,
    text.slice(from, until),
    changed.slice(from, until + changed.length - text.length),
    undefined,
    undefined,
    { context: 3 },
  );
  return patch
    .replace(/^=+\n/, "")
    .replace(/^(---|\+\+\+) ([^\t\n]*)\t?$/gm, "$1 $2")
    .replace(
      /^@@ -(\d+)(,\d+)? \+(\d+)(,\d+)? @@/m,
      (_, a: string, b = "", c: string, d = "") =>
        `@@ -${Number(a) + first}${String(b)} +${Number(c) + first}${String(d)} @@`,
    );
}

function nthLineBefore(text: string, from: number, count: number): number {
  let at = from;
  for (let done = 0; done < count && at > 0; done += 1) at = text.lastIndexOf("\n", at - 1);
  return at + 1;
}

function nthLineAfter(text: string, from: number, count: number): number {
  let at = from;
  for (let done = 0; done < count && at !== -1; done += 1)
    at = text.indexOf("\n", at === from ? at : at + 1);
  return at === -1 ? text.length : at + 1;
}
