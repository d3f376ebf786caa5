import type { LaunchOptions } from "@playwright/test";
import { findDesktopChromium } from "../../scripts/setup/programs.mjs";

// As root Chromium has no sandbox; the rest keeps it from calling home, which a closed network
// answers with long waits, and from imitating a graphics card.
export const CHROMIUM_ARGUMENTS = [
  "--no-sandbox",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
  "--no-first-run",
  "--disable-gpu",
  // No page stays for as long as optimizing its script takes to pay.
  "--js-flags=--no-opt --no-maglev",
];

/** A Chromium that shows notifications where it may, which the headless shell never does. */
export function desktopChromium(): LaunchOptions {
  const executablePath = findDesktopChromium();
  if (executablePath === null)
    throw new Error(
      "A Chromium that shows notifications is not installed. On Debian: apt-get install chromium. Or: npx playwright install --with-deps chromium.",
    );
  return { args: CHROMIUM_ARGUMENTS, executablePath };
}
