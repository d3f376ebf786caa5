import { type Call } from "../code/call";
import { type Code } from "../code/code";
import { keywordsOf } from "../code/options";
import { writeOf } from "../library/write";
import { bodyOf, repeatedCalls, retriesOf } from "../retry/retries";
import { type Retry } from "../retry/retry";
import { functionAround, textOf } from "../syntax/syntax";
import { type Hit, type Rule } from "./rule";

const WHY =
  "A call that failed may still have succeeded, with only the answer lost. A retry then orders, charges or inserts twice. Send the same idempotency key with every attempt, and let the other side ignore repeats.";

export const unsafeRetry: Rule = {
  id: "R10",
  title: "Retry of a write without an idempotency key",
  severity: "error",
  check: (code) => [
    ...unique(retriesOf(code).flatMap((retry) => checkRetry(code, retry))),
    ...code.calls.flatMap((call) => checkSettings(code, call)),
  ],
};

const unique = (hits: Hit[]): Hit[] => [...new Map(hits.map((hit) => [hit.node, hit])).values()];

function checkRetry(code: Code, retry: Retry): Hit[] {
  if (hasKey(code, retry)) return [];
  return repeatedCalls(code, retry).flatMap((call) => {
    const write = writeOf(code, call);
    if (!write || hasKeyNearby(call)) return [];
    return [
      {
        node: call.node,
        message: `${write} is retried without an idempotency key.`,
        why: WHY,
        confidence: "high",
      },
    ];
  });
}

const KEY = /idempoten|dedup(e|lication)?[-_]?(key|id)|request[-_]?id["']?\s*[:\]]/i;
/** A key of its own for each try is none. */
const NEW_KEY =
  /idempotency[-_]?key["']?\]?\s*[:=,]\s*(str\()?(crypto\.)?(randomUUID|uuid\w*(\.\w+)*|nanoid|ulid)\s*\(/i;

const hasKey = (code: Code, retry: Retry): boolean => {
  const around = functionAround(retry.node);
  const repeated = textOf(bodyOf(code, retry.body));
  return KEY.test(textOf(around ?? retry.node) + repeated) && !NEW_KEY.test(repeated);
};

const hasKeyNearby = (call: Call): boolean => {
  const around = functionAround(call.node);
  const text = around ? textOf(around) : call.node.source;
  return KEY.test(text) && !NEW_KEY.test(text);
};

const hit = (call: Call, message: string): Hit => ({
  node: call.node,
  message,
  why: WHY,
  confidence: "medium",
});

/** Libraries that try reads alone again, and are told to try writes, too. */
function checkSettings(code: Code, call: Call): Hit[] {
  if (call.path === "axios-retry") {
    const condition = code.options(call.args[1]?.value ?? null).values.get("retryCondition");
    const always = condition && /^(\(\w*\)|\w+)\s*=>\s*true$/.test(textOf(code.follow(condition)));
    return always && !KEY.test(code.text)
      ? [hit(call, "axios-retry is set to retry every failure, including POST and PATCH.")]
      : [];
  }
  if (/\bRetry$/.test(call.path ?? "") && code.family === "python") {
    const { values } = keywordsOf(call.args, code.follow);
    const methods = values.get("allowed_methods") ?? values.get("method_whitelist");
    const unsafe =
      methods && /^(None|False)$|["'](POST|PATCH)["']/.test(textOf(code.follow(methods)));
    return unsafe && !KEY.test(code.text)
      ? [hit(call, "urllib3 is set to retry POST or PATCH.")]
      : [];
  }
  return [];
}
