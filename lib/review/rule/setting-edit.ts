import { type Call } from "../code/call";
import { type Code } from "../code/code";
import { settingsOf } from "../library/deadline";
import { type RemoteCall } from "../library/remote-call";
import { fieldOf, type Syntax } from "../syntax/syntax";
import { type Edit } from "./rule";

/** Adds the setting to a call whose settings stand in it, or are missing; null where neither. */
export function settingEdit(code: Code, call: Call, remote: RemoteCall): Edit | null {
  const { setting, at } = remote;
  const list = fieldOf(call.node, "arguments");
  if (setting === "" || !list || !isKnown(code, call, setting)) return null;
  if (at === "keywords") {
    const given = call.args.find(({ name }) => name === "timeout")?.value;
    return given ? replaceWith(given, "5") : behindLast(code, list, setting);
  }
  const own = settingsOf(code, call, remote);
  if (own.node) {
    if (own.node.start < call.node.start || own.node.end > call.node.end) return null;
    return beforeFirst(code, own.node, setting);
  }
  const missing = at === "last" ? 0 : at - call.args.length;
  if (missing === 0 && call.args.length > 0) return behindLast(code, list, `{ ${setting} }`);
  return missing === 1 ? behindLast(code, list, `undefined, { ${setting} }`) : null;
}

/** `aiohttp.ClientTimeout(...)` can be written where the file imports it under that name. */
const isKnown = (code: Code, { node }: Call, setting: string): boolean =>
  !setting.includes("aiohttp.") || code.find("aiohttp", node)?.kind === "import";

const partsOf = ({ children }: Syntax): Syntax[] =>
  children.filter(({ type }) => type !== "comment");

/** Behind the last argument, before a comma that may follow; on a line of its own where that has one. */
function behindLast(code: Code, list: Syntax, text: string): Edit {
  const last = partsOf(list).at(-1);
  if (!last) return insertion(list.start + 1, text);
  return insertion(last.end, `,${breakBefore(code, last, list) ?? " "}${text}`);
}

function beforeFirst(code: Code, object: Syntax, text: string): Edit {
  const first = partsOf(object)[0];
  if (!first) return insertion(object.start + 1, ` ${text} `);
  return insertion(first.start, `${text},${breakBefore(code, first, object) ?? " "}`);
}

/** The line break and the indentation in front of a part; null where it does not begin its line. */
function breakBefore(code: Code, part: Syntax, list: Syntax): string | null {
  const at = code.text.lastIndexOf("\n", part.start - 1);
  const indent = code.text.slice(at + 1, part.start);
  if (at < list.start || indent.trim() !== "") return null;
  return (code.text[at - 1] === "\r" ? "\r\n" : "\n") + indent;
}

const insertion = (at: number, text: string): Edit => ({ start: at, end: at, text });

export const replaceWith = (
  { start, end }: { start: number; end: number },
  text: string,
): Edit => ({
  start,
  end,
  text,
});
