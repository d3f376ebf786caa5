import { mistakesOf, precisionOf, recallOf, scoresOf, verdictOf } from "@/lib/review/corpus/score";
import { judgeCorpus } from "@/server/reviewing/corpus";

const judged = await judgeCorpus();
const percent = (share: number): string => `${(share * 100).toFixed(1)}%`.padStart(7);

console.log("rule language    hits extra missed precision  recall  verdict");
for (const score of scoresOf(judged)) {
  const { rule, family, hits, extra, missed } = score;
  console.log(
    `${rule}  ${family.padEnd(10)} ${String(hits).padStart(5)} ${String(extra).padStart(5)} ${String(missed).padStart(6)}   ${percent(precisionOf(score))} ${percent(recallOf(score))}  ${verdictOf(score)}`,
  );
}
for (const family of ["javascript", "python", "go"]) {
  const own = judged.filter((one) => one.family === family);
  const negatives = own.filter(({ snippet }) => snippet.labels.length === 0).length;
  console.log(
    `${family}: ${own.length} snippets, ${percent(negatives / Math.max(1, own.length)).trim()} without a fault`,
  );
}
if (process.argv.includes("--mistakes"))
  for (const one of judged)
    for (const { kind, rule, title, line } of mistakesOf(one))
      console.log(
        `${kind} ${rule} ${one.family}: "${title}", line ${line}: ${one.snippet.text.split("\n")[line - 1] ?? ""}`,
      );
