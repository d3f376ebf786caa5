import type { Rule } from "../rule";
import { unknownFields } from "../unknown-fields";

export const retryOn4xx: Rule<"RETRY-ON-4XX"> = {
  id: "RETRY-ON-4XX",
  title: "Retry of an answer that will not change",
  formula: "attempts > 1 and retries on 4xx other than 429",
  example: "A request with a wrong field is answered 400 three times in place of once.",
  why: "The answer says that the request itself is wrong. Sent again it is wrong again, and the user waits longer for the message.",
  tradeoff: "A callee that answers 404 or 409 for a moment only needs an exception of its own.",
  verify: "Send a wrong request and count the calls that the callee receives: one.",
  onCall({ attempts, retryOn, callee }) {
    if (attempts === 1 || retryOn?.includes("4xx") !== true) return null;
    return {
      severity: attempts === undefined ? "hint" : "warning",
      message: `Calls to ${callee} are retried on 4xx, which says that the request is wrong.`,
      formula: `${attempts === undefined ? "attempts: unknown" : `${attempts} attempts`}, on ${retryOn.join(", ")}`,
      values: { attempts: attempts ?? null },
      change: `Retry calls to ${callee} on ${retryOn.filter((reason) => reason !== "4xx").join(", ") || "timeouts and 5xx"} only.`,
      missing: unknownFields({ attempts }),
    };
  },
};
