import { listed } from "@/lib/formats/listed";
import type { Dependency } from "../../registry/schema";
import type { Rule } from "../rule";
import { unknownFields } from "../unknown-fields";
import { named, said } from "../wording";

export const retryOn4xx: Rule<"RETRY-ON-4XX"> = {
  id: "RETRY-ON-4XX",
  title: "Retries on 4xx responses",
  formula: "attempts > 1 and retries on 4xx other than 429",
  example: "A request with an invalid field gets the same 400 three times.",
  why: "A 4xx says that the request itself is wrong. A retry fails the same way, and the user waits longer for the error.",
  tradeoff: "If a callee answers 404 or 409 only for a moment, it needs an exception.",
  verify: "Send an invalid request and count the calls that the callee receives: one.",
  onCall({ attempts, retryOn, callee }) {
    if (attempts === 1 || retryOn?.includes("4xx") !== true) return null;
    return {
      severity: attempts === undefined ? "hint" : "warning",
      message: said`Calls to ${named(callee)} are retried on 4xx, which says that the request itself is wrong.`,
      formula: `${attempts === undefined ? "attempts: unknown" : `${attempts} attempts`}, on ${listed(retryOn)}`,
      values: { attempts: attempts ?? null },
      change: said`Retry calls to ${named(callee)} only on ${reasonsOf(retryOn) || "timeouts and 5xx"}.`,
      missing: unknownFields({ attempts }),
    };
  },
};

type Reason = NonNullable<Dependency["retryOn"]>[number];

const WORDS: Readonly<Record<Reason, string>> = {
  timeout: "timeouts",
  connection: "connection errors",
  "429": "429",
  "5xx": "5xx",
  "4xx": "4xx",
};

/** Those that may go away by themselves. */
const reasonsOf = (retryOn: readonly Reason[]): string =>
  listed(retryOn.filter((reason) => reason !== "4xx").map((reason) => WORDS[reason]));
