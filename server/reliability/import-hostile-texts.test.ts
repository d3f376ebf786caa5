import { expect, it } from "vitest";
import { readImport } from "@/lib/reliability/import/read-import";

/** YAML and JSON are read in one place; what is made of code differs. */
const READERS = ["envoy", "polly", "cockatiel", "axios-retry", "p-retry"] as const;
const MOST_MS = 10_000;
const LENGTH = 200_000;
const filled = (part: string): string => part.repeat(Math.ceil(LENGTH / part.length));

it.each(
  [
    "(",
    "{",
    "[",
    "a(",
    "retry(",
    "retry(x,",
    "new A(",
    "a<",
    "a.b",
    "a+",
    "-",
    "- ",
    "`",
    "/",
    "//",
    "/*",
    "@",
    '"',
    "'",
    "$",
    "{a:",
    "{a:{",
    "&a [*a,",
    "*a ",
    "---\n",
    "a: b\n",
    "- a\n",
    "x => ",
    "retry(h, {maxAttempts: 1});",
    "a = {b: 1};",
    "pRetry(a);",
    "9",
    "1e",
    "1_",
    "... ",
  ].map((part) => [part]),
)(
  "ends soon over %j to the end",
  (part) => {
    const start = performance.now();
    for (const format of READERS) readImport({ format, text: filled(part) });
    expect(performance.now() - start).toBeLessThan(MOST_MS);
  },
  2 * MOST_MS,
);
