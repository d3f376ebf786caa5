import { type Call } from "../code/call";
import { type Code } from "../code/code";
import { keywordsOf } from "../code/options";
import { remoteCallOf, settingsOf } from "../library/deadline";
import { saysNoLimit } from "../library/no-limit";
import { fieldOf, isWithin, textOf, type Syntax } from "../syntax/syntax";
import { type Edit, type Hit, type Rule } from "./rule";
import { replaceWith } from "./setting-edit";

export const noLimit: Rule = {
  id: "R02",
  title: "Timeout switched off",
  severity: "error",
  check: (code) => [
    ...code.calls.flatMap((call) =>
      valuesOf(code, call)
        .filter((value) => saysNoLimit(code.follow(value)))
        .filter((value) => !failsAtOnce(code, call, value))
        .map((value) => hit(code, value, call.node)),
    ),
    ...assigned(code),
    ...(code.family === "go" ? goLiterals(code) : []),
  ],
};

const KEYS = ["timeout", "headersTimeout", "bodyTimeout", "connectTimeout"];

/** A socket does not block at 0, and Python's clients refuse it: only aiohttp takes it for none. */
const failsAtOnce = (code: Code, call: Call, value: Syntax): boolean =>
  code.family === "python" &&
  !call.path?.startsWith("aiohttp.") &&
  /^-?\d/.test(textOf(code.follow(value)));

/** Calls that take a timeout beside those that leave the process; where it stands. */
const TAKERS: Readonly<Record<string, number | readonly string[]>> = {
  "AbortSignal.timeout": 0,
  "axios.create": KEYS,
  "got.extend": KEYS,
  "got.got.extend": KEYS,
  "ky.create": KEYS,
  "ky.extend": KEYS,
  "undici.Agent": KEYS,
  "undici.Pool": KEYS,
  "undici.Client": KEYS,
  "http.get().setTimeout": 0,
  "http.request().setTimeout": 0,
  "https.get().setTimeout": 0,
  "https.request().setTimeout": 0,
  "pg.Pool": ["connectionTimeoutMillis", "query_timeout", "statement_timeout"],
  "pg.Client": ["connectionTimeoutMillis", "query_timeout", "statement_timeout"],
  "aiohttp.ClientTimeout": ["total"],
  "aiohttp.ClientSession": ["timeout"],
  "httpx.Timeout": 0,
  "httpx.Client": ["timeout"],
  "httpx.AsyncClient": ["timeout"],
  "urllib3.PoolManager": ["timeout"],
  "urllib3.Timeout": ["total"],
  "socket.setdefaulttimeout": 0,
  "socket.socket().settimeout": 0,
  "socket.create_connection().settimeout": 0,
  "socket.create_connection": ["timeout"],
  "asyncio.wait_for": ["timeout"],
};

function valuesOf(code: Code, call: Call): Syntax[] {
  const remote = remoteCallOf(code, call);
  if (remote) {
    // httpx is bounded unless told otherwise: its None is the missing deadline itself.
    if (remote.library === "httpx") return [];
    const { values } = settingsOf(code, call, remote);
    return [...KEYS, ...remote.by]
      .filter(isOnce)
      .flatMap((key) => timeoutValues(code, values.get(key)));
  }
  const path = call.path ?? "";
  if (/^httpx\.(Async)?Client$/.test(path) && isCalledHere(code, call)) return [];
  const taker = Object.hasOwn(TAKERS, path) ? TAKERS[path] : undefined;
  if (taker === undefined) return [];
  if (typeof taker === "number")
    return call.args[taker]?.name === null ? [call.args[taker].value] : [];
  const { values } =
    code.family === "python"
      ? keywordsOf(call.args, code.follow)
      : code.options(call.args[0]?.value ?? null);
  if (path === "asyncio.wait_for" && call.args[1]?.name === null) return [call.args[1].value];
  if (path === "aiohttp.ClientTimeout" && values.has("sock_read")) return [];
  return taker.flatMap((key) => timeoutValues(code, values.get(key)));
}

/** Then each of its calls is the finding. */
const isCalledHere = (code: Code, maker: Call): boolean =>
  code.calls.some((call) => call.made === maker.node && remoteCallOf(code, call) !== null);

const isOnce = (key: string, index: number, keys: readonly string[]): boolean =>
  keys.indexOf(key) === index;

/** `timeout: { request: 0 }` says it one level down. */
const timeoutValues = (code: Code, value: Syntax | undefined): Syntax[] => {
  if (!value) return [];
  const inner = value.type === "object" ? code.options(value).values.get("request") : value;
  return inner ? [inner] : [];
};

const DEFAULTS = /\.defaults$/;

const assigned = (code: Code): Hit[] =>
  code.assignments
    .filter(({ name, object, value }) => {
      if (!saysNoLimit(value)) return false;
      if (code.family === "javascript") return name === "timeout" && DEFAULTS.test(textOf(object));
      return (
        code.family === "go" &&
        name === "Timeout" &&
        code.resolve(object)?.path === "net/http.Client{}"
      );
    })
    .map(({ value, node }) => hit(code, value, node));

const TIMED = /^(net\/http\.Client|net\.Dialer)\{\}$/;

const goLiterals = (code: Code): Hit[] =>
  code.nodes("composite_literal").flatMap((literal) => {
    const value = code.options(literal).values.get("Timeout");
    return value && saysNoLimit(value) && TIMED.test(code.resolve(literal)?.path ?? "")
      ? [hit(code, value, fieldOf(literal, "body") ?? literal)]
      : [];
  });

function hit(code: Code, value: Syntax, around: Syntax): Hit {
  const text = textOf(value);
  return {
    node: isWithin(value, around) ? value : around,
    message: `The timeout is switched off: ${text} means no timeout.`,
    why: "The call waits for as long as the other side takes. Even a timeout that is too long is better than none.",
    confidence: "high",
    edit: isWithin(value, around) ? editOf(code, value, around) : null,
  };
}

/** Null where the limit would need an import that the file has not. */
function editOf(code: Code, value: Syntax, around: Syntax): Edit | null {
  if (code.family === "javascript") return replaceWith(value, "5_000");
  if (code.family === "go")
    return code.find("time", around)?.kind === "import"
      ? replaceWith(value, "5 * time.Second")
      : null;
  const path = code.callAt(around)?.path ?? "";
  if (!/^aiohttp\.(?!ClientTimeout)/.test(path)) return replaceWith(value, "5");
  return code.find("aiohttp", around)?.kind === "import"
    ? replaceWith(value, "aiohttp.ClientTimeout(total=5)")
    : null;
}
