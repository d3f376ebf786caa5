import { type Call } from "../code/call";
import { type Code } from "../code/code";
import { keywordsOf, NO_OPTIONS, type Options } from "../code/options";
import { isString, textOf, type Syntax } from "../syntax/syntax";
import { neverGivenTimeout } from "./passed-through";
import { REMOTE_CALLS, type RemoteCall } from "./remote-call";

/** Whether a remote call ends by itself; `unknown` where its settings cannot all be read. */
export type Deadline = { kind: "set"; value: Syntax } | { kind: "missing" } | { kind: "unknown" };

export const remoteCallOf = (code: Code, call: Call): RemoteCall | null => {
  const remote = call.path === null ? undefined : REMOTE_CALLS.get(call.path);
  return remote?.family === code.family ? remote : null;
};

export function deadlineOf(code: Code, call: Call, remote: RemoteCall): Deadline {
  const own = settingsOf(code, call, remote);
  const given =
    pick(own, remote.by) ?? positional(call, remote) ?? assignedTo(code, call.args, remote.by);
  if (given) return { kind: "set", value: given };
  if (own.open && !neverGivenTimeout(code, call)) return { kind: "unknown" };
  const dispatcher = own.values.get("dispatcher");
  if (dispatcher) return ofDispatcher(code, dispatcher);
  return ofMaker(code, call, remote);
}

/** `init.signal = AbortSignal.timeout(1_000)`, before the settings are handed over. */
const assignedTo = (code: Code, args: Call["args"], names: readonly string[]): Syntax | null =>
  code.assignments.find(
    ({ object, name, node }) =>
      names.includes(name) &&
      args.some(
        ({ value }) =>
          value.type === "identifier" &&
          textOf(value) === textOf(object) &&
          node.end <= value.start,
      ),
  )?.value ?? null;

/** undici takes its limits from an agent that is made elsewhere. */
function ofDispatcher(code: Code, dispatcher: Syntax): Deadline {
  const maker = code.callAt(code.follow(dispatcher));
  const options = code.options(maker?.args[0]?.value ?? null);
  const given = pick(options, ["headersTimeout", "bodyTimeout"]);
  if (given) return { kind: "set", value: given };
  return { kind: maker && !options.open ? "missing" : "unknown" };
}

function ofMaker(code: Code, call: Call, remote: RemoteCall): Deadline {
  if (remote.maker.length === 0) return { kind: "missing" };
  if (!call.made) return call.path?.includes("()") ? { kind: "unknown" } : { kind: "missing" };
  const maker = code.callAt(call.made);
  if (!maker) return { kind: "missing" };
  const settings =
    code.family === "python"
      ? keywordsOf(maker.args, code.follow)
      : code.options(maker.args[0]?.value ?? null);
  const given = pick(settings, remote.maker);
  if (given) return { kind: "set", value: given };
  return { kind: settings.open ? "unknown" : "missing" };
}

/** The settings that a call is given itself. */
export function settingsOf(code: Code, call: Call, remote: RemoteCall): Options {
  if (remote.at === "keywords") return keywordsOf(call.args, code.follow);
  if (call.args.some(({ spread }) => spread)) return { ...NO_OPTIONS, open: true };
  if (remote.at !== "last") return code.options(call.args[remote.at]?.value ?? null);
  const objects = call.args.filter(({ value }) => !isCallback(code, value));
  const last = objects.at(-1);
  if (!last || (objects.length === 1 && isAddress(code, last.value))) return NO_OPTIONS;
  return code.options(last.value);
}

const isCallback = (code: Code, value: Syntax): boolean => {
  const node = code.follow(value);
  return node.type === "arrow_function" || node.type === "function_expression";
};

/** A text, or what reads like one: `url`, `new URL(...)`. */
const isAddress = (code: Code, value: Syntax): boolean => {
  const node = code.follow(value);
  return (
    isString(node) ||
    node.type === "binary_expression" ||
    /^new URL\b/.test(textOf(node)) ||
    /(url|uri|endpoint|href|address)$/i.test(textOf(value))
  );
};

const pick = ({ values }: Options, names: readonly string[]): Syntax | null => {
  for (const name of names) {
    const value = values.get(name);
    if (value) return value;
  }
  return null;
};

const positional = (call: Call, { position }: RemoteCall): Syntax | null => {
  const one = position === null ? undefined : call.args[position];
  return one?.name === null ? one.value : null;
};
