import { expect, type BrowserContext } from "@playwright/test";

export type PageErrors = {
  /** Errors that this test provokes on purpose, such as a 404's line in the console. */
  allow: (pattern: RegExp) => void;
  /** What went wrong so far and is not allowed. */
  unexpected: () => string[];
  /** Begins anew, for another test on the same pages. */
  forget: () => void;
};

/**
 * Collects console errors, uncaught exceptions and violations of the content security policy of
 * every page of the context.
 */
export async function watchPageErrors(context: BrowserContext): Promise<PageErrors> {
  const seen: string[] = [];
  const allowed: RegExp[] = [];
  context.on("console", (message) => {
    // Letters are previewed in frames that run no script: not that of this watch, either.
    const isOfLetter = message.text().startsWith("Blocked script execution in 'about:srcdoc'");
    if (message.type() === "error" && !isOfLetter)
      seen.push(`${message.text()} (${message.location().url})`);
  });
  context.on("weberror", (event) =>
    seen.push(`uncaught: ${event.error().stack ?? event.error().message}`),
  );
  await context.addInitScript(() => {
    document.addEventListener(
      "securitypolicyviolation",
      ({ violatedDirective, blockedURI, disposition }) =>
        // oxlint-disable-next-line no-console -- runs in the page, where the listener above hears it
        console.error(`CSP ${disposition}: ${violatedDirective} ${blockedURI}`),
    );
  });
  return {
    allow: (pattern) => allowed.push(pattern),
    forget: () => {
      seen.length = 0;
      allowed.length = 0;
    },
    unexpected: () => seen.filter((line) => !allowed.some((pattern) => pattern.test(line))),
  };
}

export function expectNoPageErrors(errors: PageErrors): void {
  expect(errors.unexpected(), "errors in the browser's console").toEqual([]);
}
