import { readFileSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { githubReport } from "@/lib/review/report/github";
import { sarifReport } from "@/lib/review/report/sarif";
import { textReport } from "@/lib/review/report/text";
import { type Review } from "@/lib/review/reviewed";
import { reviewApart } from "@/server/reviewing/review-apart";
import { sendFor } from "./send";
import { isSource, type SourceFile } from "@/lib/review/source-file";

// npm run review -- PATH... [--format text|json|sarif|github]: 1 where there is an error
// With --url, --service and --dependency that server reviews the files, and saves the result with
// the call; the token is in BURNLINE_TOKEN.
const FORMATS: Readonly<Record<string, (review: Review) => string>> = {
  text: textReport,
  json: (review) => JSON.stringify(review, null, 2),
  sarif: (review) => JSON.stringify(sarifReport(review), null, 2),
  github: githubReport,
};

const base = process.env.INIT_CWD ?? process.cwd();

function* filesOf(file: string): Generator<string> {
  if (!statSync(file).isDirectory()) {
    yield file;
    return;
  }
  for (const entry of readdirSync(file, { withFileTypes: true }))
    if ((entry.isDirectory() || entry.isFile()) && !/^(node_modules|\.)/.test(entry.name))
      yield* filesOf(path.join(file, entry.name));
}

function fail(message: string): never {
  console.error(message);
  process.exit(2);
}

async function reviewed(files: readonly SourceFile[]): Promise<Review> {
  const { url, service, dependency } = values;
  if (url === undefined && service === undefined && dependency === undefined)
    return reviewApart(files, Number.POSITIVE_INFINITY);
  if (url === undefined || service === undefined || dependency === undefined)
    return fail("Saving a review takes --url, --service and --dependency.");
  const token = process.env.BURNLINE_TOKEN;
  if (!token) return fail("Set BURNLINE_TOKEN to an API token with the write scope.");
  try {
    const review = await sendFor({ url, service, dependency }, token, files);
    console.error(`Saved with the calls from ${service} to ${dependency}.`);
    return review;
  } catch (error) {
    return fail(`Nothing was saved. ${error instanceof Error ? error.message : String(error)}`);
  }
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    format: { type: "string", default: "text" },
    url: { type: "string" },
    service: { type: "string" },
    dependency: { type: "string" },
  },
});
const report = Object.hasOwn(FORMATS, values.format) ? FORMATS[values.format] : undefined;
if (!report || positionals.length === 0) {
  fail(
    `npm run review -- PATH... [--format ${Object.keys(FORMATS).join("|")}] [--url URL --service SERVICE --dependency DEPENDENCY]`,
  );
}
const files = positionals
  .flatMap((given) => [...filesOf(path.resolve(base, given))])
  .map((file) => path.relative(base, file).replaceAll(path.sep, "/"))
  .filter(isSource)
  .map((file) => ({ path: file, text: readFileSync(path.resolve(base, file), "utf8") }));
const review = await reviewed(files);
console.log(report(review));
process.exitCode = review.counts.error > 0 ? 1 : 0;
