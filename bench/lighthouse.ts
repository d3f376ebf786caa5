import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { chromium } from "@playwright/test";
import getPort from "get-port";
import { signedInBy } from "../e2e/support/session";
import { root } from "../scripts/setup/paths.mjs";
import { findChromium } from "../scripts/setup/programs.mjs";
import { run, runNode } from "../scripts/setup/run.mjs";
import { median, type Result } from "./result";
import type { WebSetting } from "./web-setting";

/**
 * The last line of versions that runs on Node 20. Fetched on demand: 185 MB that no other part of
 * the project needs.
 */
const VERSION = "12.8.2";
const LEAST_BEHIND = 3;
const CATEGORIES = ["performance", "accessibility", "best-practices"] as const;

type Category = (typeof CATEGORIES)[number];
type Scores = Record<Category, number>;
type Page = { name: string; url: string; cookie: string | null };
type Report = {
  finalDisplayedUrl: string;
  categories: Record<
    Category,
    { score: number | null; auditRefs: { id: string; weight: number }[] }
  >;
  audits: Record<string, { score: number | null }>;
};

/** Lighthouse's mobile scores, each page in turn with an empty page. */
export async function lighthouse({
  server,
  cookie,
  empty,
  folder,
  rounds,
}: WebSetting): Promise<Result[]> {
  const program = await installedLighthouse();
  const floor: Page = { name: "empty page", url: `${empty.url}/`, cookie: null };
  const pages: Page[] = [
    { name: "overview", url: `${server.url}/`, cookie },
    { name: "SLO page", url: `${server.url}/services/team-0-service/slos/slo-0`, cookie },
    { name: "sign-in", url: `${server.url}/sign-in`, cookie: null },
  ];
  const scores = new Map<Page, Scores[]>([floor, ...pages].map((page) => [page, []]));
  for (let round = 0; round < rounds; round += 1)
    for (const [page, known] of scores) known.push(await audit(program, folder, page));
  const middle = (page: Page, category: Category) =>
    median((scores.get(page) ?? []).map((score) => score[category]));
  return pages.flatMap((page) =>
    CATEGORIES.map((category): Result => {
      const score = middle(page, category);
      const behind = middle(floor, category) - score;
      const what = `Lighthouse mobile, ${category} of the ${page.name} (${score})`;
      if (category === "performance")
        return {
          what: `${what} below an empty page`,
          goal: `<= ${LEAST_BEHIND} points`,
          seen: `${behind} (${middle(floor, category)})`,
          met: behind <= LEAST_BEHIND,
        };
      return { what, goal: "100", seen: String(score), met: score === 100 };
    }),
  );
}

async function installedLighthouse(): Promise<string> {
  const folder = path.join(root, ".cache/lighthouse");
  const cli = path.join(folder, "node_modules/lighthouse/cli/index.js");
  const manifest = path.join(folder, "node_modules/lighthouse/package.json");
  if (
    existsSync(manifest) &&
    (JSON.parse(readFileSync(manifest, "utf8")) as { version: string }).version === VERSION
  )
    return cli;
  console.log(`Fetching lighthouse ${VERSION} into .cache/ …`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "package.json"), JSON.stringify({ private: true }));
  const { code } = await run(
    "npm",
    [
      "install",
      "--ignore-scripts",
      "--no-audit",
      "--no-fund",
      "--save-exact",
      `lighthouse@${VERSION}`,
    ],
    { cwd: folder },
  );
  if (code !== 0)
    throw new Error(
      "Lighthouse could not be fetched from the npm registry; its message is above. Leave this bench out by naming the others.",
    );
  return cli;
}

/**
 * In a browser that is signed in: headers alone reach the page, and not what its script fetches.
 */
async function audit(
  program: string,
  folder: string,
  { name, url, cookie }: Page,
): Promise<Scores> {
  const executablePath = findChromium();
  if (executablePath === null)
    throw new Error("Lighthouse needs Chromium: apt-get install chromium, or set CHROMIUM_PATH");
  const report = path.join(folder, "lighthouse.json");
  const port = await getPort();
  const browser = await chromium.launchPersistentContext(
    mkdtempSync(path.join(folder, "profile-")),
    { executablePath, args: ["--no-sandbox", `--remote-debugging-port=${String(port)}`] },
  );
  if (cookie !== null) await browser.addCookies(signedInBy(cookie).cookies);
  const args = [
    url,
    "--quiet",
    "--output=json",
    `--output-path=${report}`,
    `--only-categories=${CATEGORIES.join(",")}`,
    `--port=${String(port)}`,
    "--disable-storage-reset",
    "--no-enable-error-reporting",
  ];
  const { code, output } = await runNode([program, ...args], { capture: true });
  await browser.close();
  if (code !== 0) throw new Error(`Lighthouse could not look at ${url}:\n${output}`);
  const { finalDisplayedUrl, categories, audits } = JSON.parse(
    readFileSync(report, "utf8"),
  ) as Report;
  if (finalDisplayedUrl !== url)
    throw new Error(`Lighthouse saw ${finalDisplayedUrl} in place of ${url}`);
  for (const category of ["accessibility", "best-practices"] as const) {
    const failed = categories[category].auditRefs
      .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 1)
      .map(({ id }) => id);
    if (failed.length > 0 && cookie !== null)
      console.log(`${name}, ${category}: ${failed.join(", ")}`);
  }
  const score = (category: Category) => Math.round((categories[category].score ?? 0) * 100);
  return {
    performance: score("performance"),
    accessibility: score("accessibility"),
    "best-practices": score("best-practices"),
  };
}
