import { type Call } from "../code/call";
import { type Code } from "../code/code";
import { type Options } from "../code/options";
import { numberOf } from "../library/no-limit";
import { textOf, type Syntax } from "../syntax/syntax";
import { total, type Attempts, type Delay, type Retry } from "./retry";

type Library = {
  body: number;
  options: number;
  /** The name of the setting that counts, and how many calls it means at 3 beyond 3. */
  counts: string;
  beyond: 0 | 1;
  /** Calls in total where nothing is said; null without an end. */
  fallback: number | null;
  delay: (code: Code, options: Options, node: Syntax) => Delay;
};

const is = (options: Options, name: string, pattern: RegExp): boolean => {
  const value = options.values.get(name);
  return value !== undefined && pattern.test(textOf(value));
};

const growing = (node: Syntax, jittered: boolean): Delay => ({ kind: "growing", node, jittered });

/** node-retry's own terms, which both p-retry and async-retry take: 1 s, doubled each time. */
const nodeRetry =
  (randomizes: boolean) =>
  (_: Code, options: Options, node: Syntax): Delay => {
    if (is(options, "factor", /^1$/)) return { kind: "constant", node };
    return growing(
      node,
      randomizes ? !is(options, "randomize", /^false$/) : is(options, "randomize", /^true$/),
    );
  };

const LIBRARIES: Readonly<Record<string, Library>> = {
  "p-retry": {
    body: 0,
    options: 1,
    counts: "retries",
    beyond: 1,
    fallback: 11,
    delay: nodeRetry(false),
  },
  "async-retry": {
    body: 0,
    options: 1,
    counts: "retries",
    beyond: 1,
    fallback: 11,
    delay: nodeRetry(true),
  },
  "exponential-backoff.backOff": {
    body: 0,
    options: 1,
    counts: "numOfAttempts",
    beyond: 0,
    fallback: 10,
    delay: (_, options, node) => growing(node, is(options, "jitter", /full/)),
  },
  "axios-retry": {
    body: 0,
    options: 1,
    counts: "retries",
    beyond: 1,
    fallback: 4,
    delay: axiosDelay,
  },
};

/** axios-retry waits not at all unless told to; its exponential delay brings 20% of chance. */
function axiosDelay(code: Code, options: Options, node: Syntax): Delay {
  const delay = options.values.get("retryDelay");
  if (!delay) return { kind: "none" };
  const path = code.resolve(delay)?.path ?? "";
  if (path.endsWith("exponentialDelay")) return growing(node, true);
  if (path.endsWith("linearDelay")) return growing(node, false);
  const body = textOf(code.follow(delay));
  if (/rand|jitter|exponentialDelay/i.test(body)) return growing(node, true);
  if (!/=>|function/.test(body) && delay.type !== "method_definition") return { kind: "unknown" };
  const name = /^\(?\s*(\w+)/.exec(body)?.[1];
  const rest = body.slice(body.indexOf("=>") + 2);
  if (/\w\(/.test(rest.replaceAll(/Math\.\w+\(/g, ""))) return { kind: "unknown" };
  return name !== undefined && new RegExp(`\\b${name}\\b`).test(rest)
    ? growing(delay, false)
    : { kind: "constant", node: delay };
}

/** Retries by libraries of JavaScript. Settings that cannot all be read tell nothing. */
export const javascriptRetries = (code: Code): Retry[] =>
  code.calls.flatMap((call) => byTable(code, call) ?? byCockatiel(code, call) ?? []);

function byTable(code: Code, call: Call): Retry | null {
  const path = (call.path ?? "").replace(/\.(default|pRetry|retry)$/, "");
  const library = Object.hasOwn(LIBRARIES, path) ? LIBRARIES[path] : undefined;
  const body = library && call.args[library.body]?.value;
  if (!library || !body) return null;
  const options = code.options(call.args[library.options]?.value ?? null);
  return {
    node: call.node,
    body,
    by: path,
    attempts: countFrom(options, library),
    delay: options.open ? { kind: "unknown" } : library.delay(code, options, call.node),
  };
}

function countFrom(
  options: Options,
  { counts, beyond, fallback }: Pick<Library, "counts" | "beyond" | "fallback">,
): Attempts {
  if (is(options, "forever", /^true$/)) return { kind: "unbounded" };
  const given = options.values.get(counts);
  if (given && /Infinity/.test(textOf(given))) return { kind: "unbounded" };
  if (given) {
    const count = numberOf(given);
    return total(count === null ? null : count + beyond);
  }
  if (options.open || options.values.has("maxRetryTime")) return { kind: "unknown" };
  return fallback === null ? { kind: "unbounded" } : total(fallback);
}

/** `retry(handleAll, { maxAttempts, backoff })`, and what its policy executes. */
function byCockatiel(code: Code, call: Call): Retry | null {
  const maker =
    call.path === "cockatiel.retry().execute" && call.made ? code.callAt(call.made) : null;
  const body = call.args[0]?.value;
  if (call.path === "cockatiel.retry" && !isExecuted(code, call))
    return ofPolicy(code, call, call, call.node);
  return maker && body ? ofPolicy(code, call, maker, body) : null;
}

const isExecuted = (code: Code, maker: Call): boolean =>
  code.calls.some((call) => call.path === "cockatiel.retry().execute" && call.made === maker.node);

function ofPolicy(code: Code, call: Call, maker: Call, body: Syntax): Retry {
  const options = code.options(maker.args[1]?.value ?? null);
  const backoff = options.values.get("backoff");
  const path = (backoff && code.resolve(backoff)?.path) ?? "";
  const settings = backoff ? code.callAt(code.follow(backoff)) : null;
  const generator = textOf(
    code.options(settings?.args[0]?.value ?? null).values.get("generator") ?? maker.node,
  );
  const delay: Delay = !backoff
    ? { kind: options.open ? "unknown" : "none" }
    : path === "cockatiel.ConstantBackoff()"
      ? { kind: "constant", node: backoff }
      : path === "cockatiel.ExponentialBackoff()"
        ? growing(backoff, !/^noJitter/.test(generator))
        : { kind: "unknown" };
  return {
    node: call.node,
    body,
    by: "cockatiel",
    attempts: countFrom(options, { counts: "maxAttempts", beyond: 1, fallback: null }),
    delay,
  };
}
