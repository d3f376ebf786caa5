import {
  mistakesOf,
  precisionOf,
  recallOf,
  scoresOf,
  verdictsOf,
  type Judged,
  type Score,
} from "@/lib/review/corpus/score";
import { judgeCorpus } from "@/server/reviewing/corpus";

const judged = await judgeCorpus();
const percent = (share: number): string => `${(share * 100).toFixed(1)}%`.padStart(7);
const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

function printScores(of: readonly Judged[]): void {
  const scores = scoresOf(of);
  console.log("rule language    hits extra missed precision  recall");
  for (const score of scores)
    console.log(`${score.rule}  ${score.family.padEnd(10)} ${figuresOf(score)}`);
  const hits = sum(scores.map((one) => one.hits));
  const extra = sum(scores.map((one) => one.extra));
  const missed = sum(scores.map((one) => one.missed));
  console.log(`all ${" ".repeat(11)} ${figuresOf({ hits, extra, missed })}`);
}

function figuresOf(score: Pick<Score, "hits" | "extra" | "missed">): string {
  const { hits, extra, missed } = score;
  const counts = [hits, extra, missed].map((count) => String(count).padStart(5)).join(" ");
  return `${counts}    ${percent(precisionOf(score))} ${percent(recallOf(score))}`;
}

for (const origin of new Set(judged.map(({ snippet }) => snippet.origin))) {
  const own = judged.filter(({ snippet }) => snippet.origin === origin);
  console.log(`${origin}: ${own.length} snippets`);
  printScores(own);
  console.log("");
}
for (const family of ["javascript", "python", "go"]) {
  const own = judged.filter((one) => one.family === family);
  const negatives = own.filter(({ snippet }) => snippet.labels.length === 0).length;
  console.log(
    `${family}: ${own.length} snippets, ${percent(negatives / Math.max(1, own.length)).trim()} without a fault`,
  );
}
const held = verdictsOf(judged).filter(({ verdict }) => verdict !== "ships");
for (const { rule, family, verdict } of held) console.log(`${rule} ${family}: ${verdict}`);
if (held.length === 0) console.log("every rule ships in every language");
if (process.argv.includes("--mistakes"))
  for (const one of judged)
    for (const { kind, rule, title, line } of mistakesOf(one))
      console.log(
        `${kind} ${rule} ${one.family}: "${title}", line ${line}: ${one.snippet.text.split("\n")[line - 1] ?? ""}`,
      );
