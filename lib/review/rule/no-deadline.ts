import { type Call } from "../code/call";
import { type Code } from "../code/code";
import { deadlineOf, remoteCallOf } from "../library/deadline";
import { saysNoLimit } from "../library/no-limit";
import { type RemoteCall } from "../library/remote-call";
import { stringOf, textOf, type Syntax } from "../syntax/syntax";
import { boundFromOutside } from "./bound-from-outside";
import { goWithoutDeadline } from "./go-deadline";
import { settingEdit } from "./setting-edit";
import { type Hit, type Rule } from "./rule";
import { isStoppedLater, sessionSetsIt } from "./set-elsewhere";
import { signalInReach } from "./signal-in-reach";

export const noDeadline: Rule = {
  id: "R01",
  title: "Call without a deadline",
  severity: "error",
  check: (code) =>
    code.family === "go"
      ? goWithoutDeadline(code)
      : code.calls.flatMap((call) => {
          const remote = remoteCallOf(code, call);
          return remote && !defaultsAreSet(code, remote) ? checkCall(code, call, remote) : [];
        }),
};

function checkCall(code: Code, call: Call, remote: RemoteCall): Hit[] {
  if (remote.library === "superagent")
    return hasTimeoutBehind(call.node) ? [] : [hit(code, call, remote)];
  const deadline = deadlineOf(code, call, remote);
  if (deadline.kind === "unknown") return [];
  if (deadline.kind === "set")
    return remote.library === "httpx" && textOf(deadline.value) === "None"
      ? [hit(code, call, remote)]
      : [];
  if (remote.otherwise.kind === "bounded" || isRequestObject(code, call)) return [];
  if (boundFromOutside(code, call.node) || signalInReach(code, call)) return [];
  if (remote.library === "node:http" && isStoppedLater(code, call)) return [];
  if (remote.library === "requests" && sessionSetsIt(code, call)) return [];
  return [hit(code, call, remote)];
}

function hit(code: Code, call: Call, remote: RemoteCall): Hit {
  const soft = code.isClient || isOfOwnServer(code, call);
  const waits = remote.otherwise.kind === "waits" ? remote.otherwise.text : "";
  const forever = waits === "";
  return {
    node: call.node,
    message: forever
      ? `${name(call)} has no timeout: it may never return.`
      : `${name(call)} has no deadline: it waits up to ${waits}.`,
    why: soft
      ? "In a browser the page waits until the user leaves. With a deadline it can show an error."
      : forever
        ? `${remote.library} never times out by default. While the other side hangs, each call holds its request, connection and memory, until this service hangs too.`
        : `${remote.library} gives up only after ${waits}. Callers have given up long before, but their requests still hold resources here.`,
    severity: soft ? "hint" : forever ? "error" : "warning",
    confidence: soft ? "medium" : "high",
    edit: settingEdit(code, call, remote),
  };
}

const name = (call: Call): string => {
  const text = textOf(call.callee);
  return text.length > 40 || text.includes("\n") ? `.${call.method}` : text;
};

/** The page's own server. A client that was made with a base asks that. */
function isOfOwnServer(code: Code, call: Call): boolean {
  if (code.family === "python" || !isRelative(call.args[0]?.value)) return false;
  const made = call.made && code.callAt(call.made);
  if (!made) return true;
  const { values } = code.options(made.args[0]?.value ?? null);
  const base = values.get("baseURL") ?? values.get("prefixUrl");
  return base === undefined || isRelative(base);
}

const isRelative = (address: Syntax | undefined): boolean => {
  const text = stringOf(address ?? null);
  return text?.startsWith("/") === true && !text.startsWith("//");
};

/** `fetch(request)`: the deadline is the request's. */
function isRequestObject(code: Code, call: Call): boolean {
  const first = call.args[0]?.value;
  if (!first || call.method !== "fetch") return false;
  const made = code.callAt(code.follow(first));
  if (made?.path === "Request")
    return code.options(made.args[1]?.value ?? null).values.has("signal") || made.args.length > 1;
  return /(^|\.)(req|request)$/i.test(textOf(first));
}

/** `superagent.get(url).timeout(5000)` */
function hasTimeoutBehind(node: Syntax): boolean {
  for (let outer = node.parent; outer; outer = outer.parent) {
    if (
      outer.type === "member_expression" &&
      outer.children[1] &&
      textOf(outer.children[1]) === "timeout"
    )
      return true;
    if (outer.type !== "member_expression" && outer.type !== "call_expression") return false;
  }
  return false;
}

/** A default for all calls of the library: `axios.defaults.timeout`, `socket.setdefaulttimeout`. */
function defaultsAreSet(code: Code, { library }: RemoteCall): boolean {
  if (library === "axios")
    return (
      code.assignments.some(
        ({ name: key, object, value }) =>
          key === "timeout" && textOf(object).endsWith(".defaults") && !saysNoLimit(value),
      ) || code.calls.some(setsByInterceptor)
    );
  if (library === "urllib" || library === "http.client")
    return code.calls.some(({ path }) => path === "socket.setdefaulttimeout");
  if (library === "fetch" || library === "undici")
    return code.calls.some(({ path }) => path === "undici.setGlobalDispatcher");
  return false;
}

/** `client.interceptors.request.use((config) => ({ ...config, timeout: 3_000 }))` */
const setsByInterceptor = ({ receiver, method, args: [first] }: Call): boolean =>
  method === "use" &&
  receiver !== null &&
  textOf(receiver).endsWith(".interceptors.request") &&
  first !== undefined &&
  /\b(timeout|signal)\b/.test(textOf(first.value));
