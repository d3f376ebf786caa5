import type { Rule } from "../rule";
import { unknownFields } from "../unknown-fields";
import { named, said } from "../wording";

export const unsafeRetry: Rule<"UNSAFE-RETRY"> = {
  id: "UNSAFE-RETRY",
  title: "Retries of a call that must not run twice",
  formula: "attempts > 1, not idempotent, no idempotency key",
  example: "A payment is sent again after a timeout, although the first one went through.",
  why: "After a timeout, the call may still have gone through. Without a key the callee cannot tell a retry from a second order.",
  tradeoff:
    "Without the retry, more requests fail. With a key, the callee has to store its answers.",
  verify: "Send the same call twice with one key in a test: its effect appears once.",
  onCall({ attempts, idempotent, idempotencyKey, callee }) {
    if (attempts === undefined || attempts === 1) return null;
    if (idempotent === true || idempotencyKey === true) return null;
    const missing = unknownFields({ idempotent, idempotencyKey });
    const certain = missing.length === 0;
    return {
      severity: certain ? "error" : "hint",
      message: certain
        ? said`Calls to ${named(callee)} are made up to ${attempts} times, but are not idempotent and have no idempotency key.`
        : said`Calls to ${named(callee)} are made up to ${attempts} times. It is not registered whether that is safe.`,
      formula: `${attempts} attempts, ${idempotent === false ? "not idempotent" : "idempotent: unknown"}, ${idempotencyKey === false ? "no key" : "key: unknown"}`,
      values: { attempts },
      change: certain
        ? said`Send an idempotency key to ${named(callee)}, or do not retry.`
        : said`Register whether calls to ${named(callee)} are idempotent and whether they have a key.`,
      missing,
    };
  },
};
