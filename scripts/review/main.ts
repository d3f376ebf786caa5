import { readFileSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { githubReport } from "@/lib/review/report/github";
import { sarifReport } from "@/lib/review/report/sarif";
import { textReport } from "@/lib/review/report/text";
import { type Review } from "@/lib/review/reviewed";
import { reviewApart } from "@/server/reviewing/review-apart";
import { isSource } from "@/lib/review/source-file";

// npm run review -- PATH... [--format text|json|sarif|github]: 1 where there is an error
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

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { format: { type: "string", default: "text" } },
});
const report = Object.hasOwn(FORMATS, values.format) ? FORMATS[values.format] : undefined;
if (!report || positionals.length === 0) {
  console.error(`npm run review -- PATH... [--format ${Object.keys(FORMATS).join("|")}]`);
  process.exit(2);
}
const files = positionals
  .flatMap((given) => [...filesOf(path.resolve(base, given))])
  .map((file) => path.relative(base, file).replaceAll(path.sep, "/"))
  .filter(isSource)
  .map((file) => ({ path: file, text: readFileSync(path.resolve(base, file), "utf8") }));
const review = await reviewApart(files, Number.POSITIVE_INFINITY);
console.log(report(review));
process.exitCode = review.counts.error > 0 ? 1 : 0;
