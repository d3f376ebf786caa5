import { callsIn, type Call } from "../code/call";
import { type Code } from "../code/code";
import { type Family } from "../syntax/language";
import { isRemote, seemsRemote, takesContext } from "../library/is-remote";
import { textOf, walk, type Syntax } from "../syntax/syntax";
import { isSleep, sleepsOf } from "./delay";
import { type Try } from "./tries";

const COUNTS = /attempt|retr(y|ies)|tries\b/i;
/** What a person calls a function that leaves the process. */
const VERBS =
  /^_?(connect|dial|subscribe|publish|send|push|fetch|request|upload|download|post|put|ping|login|logon|register|query|execute|deliver|notify|invoke|submit|start_?session|new_?session)/i;
const OUTSIDE =
  /connect|timeout|socket|http|request|transport|network|operational|unavailable|temporar/i;
/** A system call that a signal broke off is only asked again; what a person stops is no failure. */
const NO_FAILURE =
  /EINTR|InterruptedError|BlockingIOError|Want(Read|Write)|CancelledError|KeyboardInterrupt|StopIteration/;

/**
 * Whether a loop tries again something that failed outside: it waits, counts attempts, asks
 * something remote, or handles such errors. Parsers, searches and readers loop the same way.
 */
export function triesOutside(code: Code, loop: Syntax, body: Syntax, tried: Try): boolean {
  const clauses =
    tried.kind === "rescued"
      ? (tried.body.parent?.children ?? []).filter(({ type }) => type === "except_clause")
      : [];
  if (NO_FAILURE.test(clauses.map(headOf).join("\n"))) return false;
  const calls = callsIn(code, tried.body).filter((call) => !isSleep(call));
  const all = callsIn(code, body);
  if (
    !calls.some((call) => isRemote(code, call)) &&
    all.some((call) => readsOn(call, code.family, all))
  )
    return false;
  return (
    clauses.some((clause) => OUTSIDE.test(headOf(clause))) ||
    sleepsOf(code, loop, body).length > 0 ||
    calls.some((call) => asksOutside(code, call)) ||
    (counts(loop) && calls.some((call) => isOpaque(code, call)))
  );
}

const headOf = (clause: Syntax): string => textOf(clause).split("\n", 1)[0] ?? "";

const asksOutside = (code: Code, call: Call): boolean =>
  seemsRemote(code, call) || VERBS.test(call.method) || takesContext(code, call);

/** What it does stands elsewhere: a parameter, or a method of something. */
const isOpaque = (code: Code, call: Call): boolean =>
  call.receiver !== null || code.find(call.method, call.node)?.kind === "parameter";

const READS = {
  go: /^(Recv|Receive|Read|Next|Scan|Decode|Peek)/,
  python: /^(recv|receive|readline|read|next|get_nowait|result|wait|waitpid|join|acquire)$/,
  javascript: /^(read|receive|next|once)$/,
};

/** The next connection, line or message, or the end of something: another one each time. */
const readsOn = ({ method, args, receiver }: Call, family: Family, all: readonly Call[]): boolean =>
  /^accept/i.test(method) ||
  (family === "python" && method === "get" && args.length === 0 && receiver !== null) ||
  (READS[family].test(method) && !all.some(isSleep));

const counts = (loop: Syntax): boolean => {
  for (const node of walk(loop))
    if (node.type === "identifier" && COUNTS.test(textOf(node))) return true;
  return false;
};
