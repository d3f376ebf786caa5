import { type Call } from "../code/call";
import { type Code } from "../code/code";
import { stringOf, textOf, walk, isString, type Syntax } from "../syntax/syntax";
import { keywordsOf } from "../code/options";
import { remoteCallOf, settingsOf } from "./deadline";
import { isRemote } from "./is-remote";

const UNSAFE = /^(POST|PATCH)$/i;
const SQL =
  /^(query|execute|exec|run|ExecContext|Exec|QueryRow|QueryRowContext|executemany|raw|unsafe|executeRaw)$/;
const INSERT = /^\s*INSERT\s+(?!OR\s+IGNORE|IGNORE)/i;
const GUARDED = /ON\s+CONFLICT|ON\s+DUPLICATE|NOT\s+EXISTS/i;

/** What a call writes that a second call would write again: its name, or null. */
export function writeOf(code: Code, call: Call): string | null {
  const sql = SQL.test(call.method) ? sqlOf(code, call) : null;
  if (sql !== null) return INSERT.test(sql) && !GUARDED.test(sql) ? "This INSERT" : null;
  if (code.family === "go") return goWrite(code, call);
  if (!isRemote(code, call)) return null;
  if (UNSAFE.test(call.method.replace(/Form$/, "")))
    return `This ${call.method.replace(/Form$/, "").toUpperCase()}`;
  const method = methodOf(code, call);
  return method !== null && UNSAFE.test(method) ? `This ${method.toUpperCase()}` : null;
}

function methodOf(code: Code, call: Call): string | null {
  const remote = remoteCallOf(code, call);
  if (!remote) return null;
  if (code.family === "python") {
    const named = keywordsOf(call.args, code.follow).values.get("method");
    return stringOf(named ?? (call.method === "request" ? (call.args[0]?.value ?? null) : null));
  }
  const value = settingsOf(code, call, remote).values.get("method");
  return value ? stringOf(code.follow(value)) : null;
}

function sqlOf(code: Code, call: Call): string | null {
  const texts = call.args.slice(0, 2).flatMap(({ value }) => firstString(code.follow(value)) ?? []);
  return texts[0] === undefined ? null : stringOf(texts[0]);
}

const firstString = (node: Syntax): Syntax | null => {
  if (isString(node)) return node;
  if (node.type !== "call") return null;
  for (const inner of walk(node)) if (isString(inner)) return inner;
  return null;
};

function goWrite(code: Code, call: Call): string | null {
  const path = call.path ?? "";
  if (/^net\/http(\.Client\{\}|\.DefaultClient)?\.(Post|PostForm)$/.test(path)) return "This POST";
  if (path !== "net/http.NewRequest" && path !== "net/http.NewRequestWithContext") return null;
  const method = call.args.find(
    ({ value }) => isString(value) || /\.Method\w+$/.test(textOf(value)),
  );
  const name = method
    ? (stringOf(method.value) ?? textOf(method.value).replace(/^.*\.Method/, ""))
    : "";
  return UNSAFE.test(name) ? `This ${name.toUpperCase()}` : null;
}
