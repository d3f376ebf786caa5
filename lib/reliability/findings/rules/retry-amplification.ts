import { formatCount } from "@/lib/formats/count";
import { trimZeros } from "@/lib/formats/percent";
import { expectedCalls } from "../amplification";
import { clean } from "../figures";
import { missingOf } from "../finding";
import type { Rule } from "../rule";
import { named, said } from "../wording";

const MANY = 4;
const FAR_TOO_MANY = 10;

export const retryAmplification: Rule<"RETRY-AMPLIFICATION"> = {
  id: "RETRY-AMPLIFICATION",
  title: "Retries of several layers multiply",
  formula:
    "worst: product of the attempts of all layers in a chain, above 4 a warning, above 10 an error; expected in each layer: (1 - p^n) / (1 - p), passing p^n up",
  example: "Three layers of 4 attempts turn one request into 64 calls; five layers of 3 into 243.",
  why: "While the last layer fails, each layer above retries what the layer below has already retried. The load grows most when the dependency can handle it least.",
  tradeoff: "With retries in one layer only, failures of the layers in between are not retried.",
  verify: "Block the last dependency in a test and count the calls it receives for one request.",
  onService(service, { chainOf }) {
    const chain = chainOf(service);
    const { calls, product: worst } = chain;
    if (worst <= MANY) return null;
    const path = [service, ...calls.map(({ callee }) => callee)];
    const expected = expectedCalls(chain);
    const attempts = calls.map((call) => call.attempts ?? 1);
    const last = path.at(-1) ?? service;
    return {
      severity: worst > FAR_TOO_MANY ? "error" : "warning",
      message: said`One request to ${named(service)} can become ${formatCount(worst)} calls to ${named(last)}.`,
      formula: `${productOf(attempts, worst)}${expected === null ? "" : `; ${averageOf(expected)} on average`}`,
      values: { worst, expected: expected === null ? null : clean(expected), path },
      change:
        calls.length > 1
          ? said`Retry in one layer only, the one next to ${named(last)}, and make 1 attempt in the others.`
          : said`Make at most 3 attempts from ${named(service)} to ${named(last)}.`,
      missing: [
        ...calls
          .filter((call) => call.attempts === undefined)
          .map((call) => missingOf(call, "attempts")),
        ...(expected === null ? calls.slice(-1) : []).map((call) =>
          missingOf(call, "measured.errorRatio"),
        ),
      ],
    };
  },
};

const productOf = (attempts: readonly number[], worst: number): string =>
  attempts.length === 1
    ? `${formatCount(worst)} attempts`
    : `${attempts.join(" × ")} = ${formatCount(worst)}`;

/** "1.049 calls", to four significant digits. */
const averageOf = (expected: number): string => {
  const figure = trimZeros(expected.toPrecision(4));
  return figure === "1" ? "1 call" : `${figure} calls`;
};
