import { type Call } from "../code/call";
import { type Code } from "../code/code";
import { numberOf } from "../library/no-limit";
import { textOf, type Syntax } from "../syntax/syntax";
import { total, type Attempts, type Delay, type Retry } from "./retry";

const CENKALTI = "github.com/cenkalti/backoff";
const AVAST = "github.com/avast/retry-go";

/** Retries by cenkalti/backoff and avast/retry-go. */
export const goRetries = (code: Code): Retry[] =>
  code.calls.flatMap((call) => byCenkalti(code, call) ?? byAvast(code, call) ?? []);

function byCenkalti(code: Code, call: Call): Retry | null {
  const isRetry = /^(Retry|RetryNotify|RetryWithData|RetryNotifyWithData)$/.test(call.method);
  if (!isRetry || call.path?.startsWith(`${CENKALTI}.`) !== true) return null;
  const [body, policy] = call.args.map(({ value }) => value);
  if (!body || !policy) return null;
  return { node: call.node, body, by: "cenkalti/backoff", ...policyOf(code, policy) };
}

type Policy = { attempts: Attempts; delay: Delay };
const UNKNOWN: Policy = { attempts: { kind: "unknown" }, delay: { kind: "unknown" } };

/** Its exponential policy brings chance and ends after 15 min; its constant one never does. */
function policyOf(code: Code, node: Syntax, steps = 0): Policy {
  const path = code.resolve(node)?.path ?? "";
  const call = code.callAt(code.follow(node));
  const inner = call?.args[0]?.value;
  if (/\.With(MaxRetries|Context)\(\)$/.test(path) && inner && steps < 5) {
    const under = policyOf(code, inner, steps + 1);
    const count = call.args[1] ? numberOf(code.follow(call.args[1].value)) : null;
    return path.endsWith("WithMaxRetries()")
      ? { ...under, attempts: total(count === null ? null : count + 1) }
      : { ...under, attempts: { kind: "unknown" } };
  }
  if (path === `${CENKALTI}.NewConstantBackOff()`)
    return { attempts: { kind: "unbounded" }, delay: { kind: "constant", node } };
  if (path === `${CENKALTI}.ZeroBackOff{}`)
    return { attempts: { kind: "unbounded" }, delay: { kind: "none" } };
  if (path === `${CENKALTI}.NewExponentialBackOff()`) return exponential(code, node);
  return UNKNOWN;
}

function exponential(code: Code, node: Syntax): Policy {
  const set = (name: string): boolean =>
    code.assignments.some(
      (one) =>
        one.name === name &&
        textOf(one.object) === textOf(node) &&
        /^0(\.0)?$/.test(textOf(one.value)),
    );
  return {
    attempts: set("MaxElapsedTime") ? { kind: "unbounded" } : { kind: "unknown" },
    delay: { kind: "growing", node, jittered: !set("RandomizationFactor") },
  };
}

function byAvast(code: Code, call: Call): Retry | null {
  const body = call.args[0]?.value;
  if (!body || !/^github\.com\/avast\/retry-go\.(Do|DoWithData)$/.test(call.path ?? ""))
    return null;
  const options = call.args.slice(1).flatMap(({ value }) => code.callAt(value) ?? []);
  const open = call.args.some(({ spread }) => spread);
  const find = (name: string) =>
    options.find(({ path }) => path === `${AVAST}.${name}`)?.args[0]?.value;
  const count = find("Attempts");
  const attempts: Attempts = !count
    ? open
      ? { kind: "unknown" }
      : total(10)
    : textOf(count) === "0"
      ? { kind: "unbounded" }
      : total(numberOf(code.follow(count)));
  return {
    node: call.node,
    body,
    by: "retry-go",
    attempts,
    delay: avastDelay(call.node, find("DelayType")),
  };
}

function avastDelay(node: Syntax, type: Syntax | undefined): Delay {
  if (!type) return { kind: "growing", node, jittered: true };
  const text = textOf(type);
  if (/Random/.test(text)) return { kind: "growing", node: type, jittered: true };
  if (/\.FixedDelay$/.test(text)) return { kind: "constant", node: type };
  return /\.BackOffDelay$/.test(text)
    ? { kind: "growing", node: type, jittered: false }
    : { kind: "unknown" };
}
