import { type Call } from "../code/call";
import { type Code } from "../code/code";
import { settingsOf } from "../library/deadline";
import { type RemoteCall } from "../library/remote-call";
import { fieldOf } from "../syntax/syntax";
import { type Edit } from "./rule";

/** Adds the setting to a call whose settings stand in it, or are missing; null where neither. */
export function settingEdit(code: Code, call: Call, remote: RemoteCall): Edit | null {
  const { setting, at } = remote;
  const list = fieldOf(call.node, "arguments");
  if (setting === "" || !list) return null;
  const end = list.end - 1;
  if (at === "keywords") {
    const given = call.args.find(({ name }) => name === "timeout")?.value;
    return given
      ? replaceWith(given, "5")
      : insertion(end, call.args.length > 0 ? `, ${setting}` : setting);
  }
  const own = settingsOf(code, call, remote);
  if (own.node) {
    if (own.node.start < call.node.start || own.node.end > call.node.end) return null;
    return insertion(own.node.start + 1, own.values.size > 0 ? ` ${setting},` : ` ${setting} `);
  }
  const missing = at === "last" ? 0 : at - call.args.length;
  if (missing === 0 && call.args.length > 0) return insertion(end, `, { ${setting} }`);
  return missing === 1 ? insertion(end, `, undefined, { ${setting} }`) : null;
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
