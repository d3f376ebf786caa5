import { type Call } from "../code/call";
import { type Code } from "../code/code";
import { keywordsOf, NO_OPTIONS, type Options } from "../code/options";
import { numberOf } from "../library/no-limit";
import { fieldOf, textOf, type Syntax } from "../syntax/syntax";
import { total, type Attempts, type Delay, type Retry } from "./retry";

type Settings = { path: string; options: Options; node: Syntax };

/** Retries by decorators: tenacity, backoff, retry; and urllib3's `Retry`. */
export const pythonRetries = (code: Code): Retry[] => [
  ...code.nodes("decorated_definition").flatMap((node) => decorated(code, node)),
  ...code.calls.flatMap((call) => byUrllib(code, call)),
  ...code.nodes("for_statement").flatMap((loop) => byTenacityLoop(code, loop)),
];

/** `for attempt in Retrying(stop=..., wait=...): with attempt: ...` */
function byTenacityLoop(code: Code, loop: Syntax): Retry[] {
  const call = code.callAt(fieldOf(loop, "right") ?? loop);
  const body = fieldOf(loop, "body");
  const path = call?.path ?? "";
  if (!call || !body || !/^(tenacity\.(Async)?Retrying|stamina\.retry_context)$/.test(path))
    return [];
  const made = retryOf(code, {
    path: path.startsWith("stamina") ? "stamina.retry" : "tenacity.retry",
    options: keywordsOf(call.args, code.follow),
    node: loop,
  });
  return made ? [{ node: loop, body, ...made }] : [];
}

function decorated(code: Code, node: Syntax): Retry[] {
  const body = fieldOf(node, "definition");
  return node.children
    .filter(({ type }) => type === "decorator")
    .flatMap((decorator) => {
      const inner = decorator.children[0];
      const settings = inner && settingsOf(code, inner, decorator);
      const made = settings && retryOf(code, settings);
      return made && body ? [{ node: decorator, body, ...made }] : [];
    });
}

function settingsOf(code: Code, inner: Syntax, node: Syntax): Settings {
  const call = code.callAt(inner);
  return call
    ? { path: call.path ?? "", options: keywordsOf(call.args, code.follow), node }
    : { path: code.resolve(inner)?.path ?? "", options: NO_OPTIONS, node };
}

function retryOf(code: Code, settings: Settings): Omit<Retry, "node" | "body"> | null {
  const { path, options } = settings;
  if (path === "tenacity.retry" || path === "tenacity.retry.retry")
    return {
      by: "tenacity",
      attempts: tenacityAttempts(code, options),
      delay: tenacityDelay(options, settings.node),
    };
  if (path === "backoff.on_exception" || path === "backoff.on_predicate")
    return {
      by: "backoff",
      attempts: backoffAttempts(options),
      delay: backoffDelay(code, settings),
    };
  if (path === "stamina.retry") return { by: "stamina", ...staminaTerms(options, settings.node) };
  if (path === "retry.retry" || path === "retry.api.retry")
    return { by: "retry", attempts: plainAttempts(options), delay: plainDelay(settings) };
  return null;
}

/** tenacity stops never and waits not at all, unless told to. */
function tenacityAttempts(code: Code, options: Options): Attempts {
  const stop = options.values.get("stop");
  if (!stop) return options.open ? { kind: "unknown" } : { kind: "unbounded" };
  if (/stop_never/.test(textOf(stop))) return { kind: "unbounded" };
  const call = code.callAt(code.follow(stop));
  const count = call?.method === "stop_after_attempt" ? call.args[0]?.value : undefined;
  return total(count ? numberOf(code.follow(count)) : null);
}

function tenacityDelay(options: Options, node: Syntax): Delay {
  const wait = options.values.get("wait");
  if (!wait) return { kind: options.open ? "unknown" : "none" };
  const text = textOf(wait);
  if (/random|jitter/.test(text)) return { kind: "growing", node: wait, jittered: true };
  if (/wait_exponential|wait_incrementing|wait_chain/.test(text))
    return { kind: "growing", node: wait, jittered: false };
  if (/wait_none/.test(text)) return { kind: "none" };
  return /wait_fixed/.test(text) ? { kind: "constant", node } : { kind: "unknown" };
}

/** backoff goes on without an end, and waits by chance up to what its function says. */
const backoffAttempts = ({ values, open }: Options): Attempts => {
  const tries = values.get("max_tries");
  if (tries && textOf(tries) !== "None") return total(numberOf(tries));
  if (values.has("max_time") || open) return { kind: "unknown" };
  return { kind: "unbounded" };
};

function backoffDelay(code: Code, { node, options }: Settings): Delay {
  const call = code.callAt(node.children[0] ?? node);
  const jitter = options.values.get("jitter");
  const wait = call?.args[0] ? textOf(call.args[0].value) : "";
  const jittered = !jitter || textOf(jitter) !== "None";
  if (/constant$/.test(wait) && !jittered) return { kind: "constant", node };
  return { kind: "growing", node, jittered };
}

/** stamina tries ten times within 45 s, and brings chance, unless told not to. */
function staminaTerms({ values }: Options, node: Syntax): { attempts: Attempts; delay: Delay } {
  const set = (name: string): string => textOf(values.get(name) ?? node);
  const given = values.get("attempts");
  const endless = set("attempts") === "None" && set("timeout") === "None";
  return {
    attempts: endless ? { kind: "unbounded" } : total(given ? numberOf(given) : 10),
    delay: { kind: "growing", node, jittered: !/^0(\.0)?$/.test(set("wait_jitter")) },
  };
}

/** The package `retry` takes `tries=-1` and `delay=0` for granted. */
const plainAttempts = ({ values, open }: Options): Attempts => {
  const tries = values.get("tries");
  if (!tries) return open ? { kind: "unknown" } : { kind: "unbounded" };
  return textOf(tries) === "-1" ? { kind: "unbounded" } : total(numberOf(tries));
};

function plainDelay({ node, options: { values, open } }: Settings): Delay {
  if (open) return { kind: "unknown" };
  if (!values.has("delay")) return { kind: "none" };
  if (values.has("jitter")) return { kind: "growing", node, jittered: true };
  return values.has("backoff")
    ? { kind: "growing", node, jittered: false }
    : { kind: "constant", node };
}

const URLLIB =
  /^(urllib3(\.util(\.retry)?)?|requests\.adapters|requests\.packages\.urllib3\.util\.retry)\.Retry$/;

/** urllib3 waits not at all unless it is given a factor. */
function byUrllib(code: Code, call: Call): Retry[] {
  if (!URLLIB.test(call.path ?? "")) return [];
  const options = keywordsOf(call.args, code.follow);
  const factor = options.values.get("backoff_factor");
  const given =
    options.values.get("total") ?? (call.args[0]?.name === null ? call.args[0].value : undefined);
  const count = given ? numberOf(code.follow(given)) : null;
  if (count === 0 || (given && /^(False|None)$/.test(textOf(given)))) return [];
  const jittered = options.values.has("backoff_jitter");
  const delay: Delay = options.open
    ? { kind: "unknown" }
    : !factor || /^0(\.0)?$/.test(textOf(factor))
      ? { kind: "none" }
      : { kind: "growing", node: factor, jittered };
  return [
    {
      node: call.node,
      body: call.node,
      by: "urllib3",
      attempts: total(count === null ? null : count + 1),
      delay,
    },
  ];
}
