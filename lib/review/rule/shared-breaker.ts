import { callsIn, type Call } from "../code/call";
import { type Code } from "../code/code";
import { makesBreaker, runsBreaker } from "../library/breaker";
import { isRemote } from "../library/is-remote";
import { bodyOf } from "../retry/retries";
import {
  functionAround,
  isString,
  isWithin,
  stringOf,
  textOf,
  type Syntax,
} from "../syntax/syntax";
import { type Rule } from "./rule";

export const sharedBreaker: Rule = {
  id: "R16",
  title: "One circuit breaker for many hosts",
  severity: "hint",
  check: (code) =>
    code.calls
      .filter((call) => makesBreaker(call) && servesMany(code, call))
      .map(({ node }) => ({
        node,
        message: "One circuit breaker serves several hosts.",
        why: "If one host is down, the breaker either opens for all of them, or the failures are too few to open it. Use one breaker per host.",
        confidence: "medium",
      })),
};

function servesMany(code: Code, maker: Call): boolean {
  const runs = code.calls.filter((call) => runsBreaker(call) && call.made === maker.node);
  const inside = [
    ...runs.map(({ node }) => node),
    ...maker.args.map(({ value }) => bodyOf(code, value)),
  ];
  const addresses = inside
    .flatMap((node) => callsIn(code, node))
    .filter((call) => isRemote(code, call) && !runsBreaker(call))
    .flatMap((call) => addressOf(call));
  if (addresses.some((address) => hostIsGiven(code, address, maker.node))) return true;
  const hosts = addresses.flatMap(
    (address) => /^https?:\/\/([^/${}]+)/.exec(stringOf(code.follow(address)) ?? "")?.[1] ?? [],
  );
  return new Set(hosts).size > 1;
}

const addressOf = (call: Call): Syntax[] => {
  const value = (call.method === "request" ? call.args[1] : call.args[0])?.value;
  return value ? [value] : [];
};

/** The whole address, or its host, comes as a parameter: it differs from call to call. */
function hostIsGiven(code: Code, address: Syntax, maker: Syntax): boolean {
  const text = textOf(address);
  const name = isString(address)
    ? /^f?[`"'](?:https?:\/\/)?\$?\{(\w+)\}/.exec(text)?.[1]
    : address.type === "identifier" ||
        address.type === "binary_expression" ||
        address.type === "binary_operator"
      ? /^\w+/.exec(text)?.[0]
      : undefined;
  if (name === undefined) return false;
  const binding = code.find(name, address);
  if (binding?.kind !== "parameter") return false;
  const fn = functionAround(binding.node);
  return (
    fn !== null &&
    !isWithin(maker, fn) &&
    /url|host|endpoint|target|base|address|uri|domain|origin/i.test(name)
  );
}
