import { formatCount } from "@/lib/formats/count";
import { clean, shareInPercent } from "../figures";
import type { Rule } from "../rule";
import { unknownFields } from "../unknown-fields";
import { named, said } from "../wording";

const USUAL = 0.1;

export const retryBudget: Rule<"RETRY-BUDGET"> = {
  id: "RETRY-BUDGET",
  title: "Retries are not limited to a share of requests",
  formula: "load while everything fails <= 1 + retry budget; without one: the attempts",
  example:
    "A budget of 10% limits the load to 1.1 times; three attempts without a budget make it 3 times.",
  why: "A limit on attempts counts for one request, a retry budget for all of them. Only a budget keeps a failing dependency from getting several times its normal load.",
  tradeoff: "In a long outage most requests are tried only once.",
  verify: "Block the dependency under load and compare its call rate with the rate before.",
  onCall({ attempts, retryBudget: budget, caller, callee }) {
    if (attempts === undefined || attempts === 1) return null;
    if (typeof budget === "number" && budget <= USUAL) return null;
    const loadFactor = clean(Math.min(attempts, 1 + (budget ?? Infinity)));
    const times = formatCount(loadFactor);
    const bound =
      typeof budget === "number"
        ? `1 + ${shareInPercent(budget)} =`
        : `${attempts} attempts: up to`;
    return {
      severity: budget === null ? "warning" : "hint",
      message:
        budget === undefined
          ? said`No retry budget is registered for the calls from ${named(caller)} to ${named(callee)}. Without one, an outage multiplies the load by ${times}.`
          : budget === null
            ? said`Retries from ${named(caller)} to ${named(callee)} are not limited: an outage multiplies the load by ${times}.`
            : said`The retry budget from ${named(caller)} to ${named(callee)}, ${shareInPercent(budget)}, lets the load grow to ${times} times.`,
      formula: `${bound} ${times} times the load`,
      values: { loadFactor },
      change:
        budget === undefined
          ? said`Register the retry budget of ${named(callee)}, or null if there is none.`
          : said`Limit retries to 10% of the requests to ${named(callee)}.`,
      missing: unknownFields({ retryBudget: budget }),
    };
  },
};
