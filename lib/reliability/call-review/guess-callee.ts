type Lines = { line: number; endLine: number };

/** How a callee may be named around its slug: `ORDERS_URL`, `paymentsDbClient`. */
const SUFFIX = "(?:-(?:base-)?(?:url|uri|host|api|client|service|endpoint))?";

/**
 * Guesses the callee of a finding: the one whose host or name stands in its lines, else in the
 * whole text; null where none does, or several do. `anywhere`: those in the whole text.
 */
export function calleeGuesser(
  text: string,
  callees: readonly string[],
  anywhere = calleesIn(text, callees),
): (finding: Lines) => string | null {
  const lines = text.split("\n");
  return ({ line, endLine }) => {
    const near = calleesIn(lines.slice(line - 1, endLine).join("\n"), callees);
    return onlyOne(near.length > 0 ? near : anywhere);
  };
}

/**
 * The callees whose host or name stands in the text. A name of one word counts in a host alone: it
 * may mean anything.
 */
export function calleesIn(text: string, callees: readonly string[]): string[] {
  const labels = new Set(hostsIn(text).flatMap((host) => host.split(".")));
  const words = dashed(text);
  return callees.filter(
    (callee) =>
      labels.has(callee) ||
      (callee.includes("-") &&
        new RegExp(`(?<![a-z0-9-])${callee}${SUFFIX}(?![a-z0-9-])`).test(words)),
  );
}

const onlyOne = ([first, ...others]: readonly string[]): string | null =>
  others.length === 0 ? (first ?? null) : null;

const hostsIn = (text: string): string[] =>
  [...text.matchAll(/:\/\/(?:[^\s/@"'`]{1,100}@)?([a-z0-9.-]{1,253})/gi)].map(([, host = ""]) =>
    host.toLowerCase(),
  );

/** Identifiers in the one form that slugs have: `paymentsDb`, `PAYMENTS_DB` -> `payments-db`. */
const dashed = (text: string): string =>
  text
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1-$2")
    .replaceAll("_", "-")
    .toLowerCase();
