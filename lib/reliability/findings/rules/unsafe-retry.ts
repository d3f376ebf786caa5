import type { Rule } from "../rule";
import { unknownFields } from "../unknown-fields";

export const unsafeRetry: Rule<"UNSAFE-RETRY"> = {
  id: "UNSAFE-RETRY",
  title: "Retry of a call that must not run twice",
  formula: "attempts > 1, not idempotent, no idempotency key",
  example: "A payment is sent again after a timeout, although the first one went through.",
  why: "A timeout does not say that nothing happened. Without a key the callee cannot tell a retry from a second order.",
  tradeoff:
    "Without the retry, more requests fail. With a key, the callee has to remember what it has answered.",
  verify: "Send the same call twice with one key in a test: its effect appears once.",
  onCall({ attempts, idempotent, idempotencyKey, callee }) {
    if (attempts === undefined || attempts === 1) return null;
    if (idempotent === true || idempotencyKey === true) return null;
    const missing = unknownFields({ idempotent, idempotencyKey });
    const certain = missing.length === 0;
    return {
      severity: certain ? "error" : "hint",
      message: certain
        ? `Calls to ${callee} are made up to ${attempts} times, but are not idempotent and carry no idempotency key.`
        : `Calls to ${callee} are made up to ${attempts} times. Whether that is safe is not registered.`,
      formula: `${attempts} attempts, ${idempotent === false ? "not idempotent" : "idempotent: unknown"}, ${idempotencyKey === false ? "no key" : "key: unknown"}`,
      values: { attempts },
      change: certain
        ? `Send an idempotency key to ${callee}, or make 1 attempt.`
        : `Register whether calls to ${callee} are idempotent and whether they carry a key.`,
      missing,
    };
  },
};
