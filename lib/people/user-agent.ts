const BROWSERS: [string, RegExp][] = [
  ["Edge", /Edg\//],
  ["Opera", /OPR\//],
  ["Firefox", /Firefox\//],
  ["Chrome", /Chrom(e|ium)\//],
  ["Safari", /Safari\//],
  ["curl", /^curl\//],
];
const SYSTEMS: [string, RegExp][] = [
  ["iPhone", /iPhone/],
  ["iPad", /iPad/],
  ["Android", /Android/],
  ["Windows", /Windows/],
  ["macOS", /Mac OS X/],
  ["ChromeOS", /CrOS/],
  ["Linux", /Linux/],
];

/** "Firefox on Linux" for a User-Agent header; as much of it as can be told. */
export function describeUserAgent(userAgent: string | null): string {
  const named = (choices: [string, RegExp][]) =>
    choices.find(([, pattern]) => pattern.test(userAgent ?? ""))?.[0];
  const browser = named(BROWSERS) ?? "Unknown browser";
  const system = named(SYSTEMS);
  return system ? `${browser} on ${system}` : browser;
}
