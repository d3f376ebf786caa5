import { isEvidence } from "@/lib/reliability/call-review/call-review";
import { calleeGuesser, calleesIn } from "@/lib/reliability/call-review/guess-callee";
import { type Review } from "@/lib/review/reviewed";
import { type SourceFile } from "@/lib/review/source-file";

/** A service with the names of what it calls; `dependency`: for which the page was opened. */
export type Chosen = { service: string; callees: readonly string[]; dependency: string | null };
export type Shown = { files: readonly SourceFile[]; review: Review };

/** `of`: to which call each finding belongs; empty where that is not plain. */
export type SaveDefaults = { calls: readonly string[]; of: readonly string[] };

/** What the code says of the calls that it makes, and what the address does. */
export function saveDefaults(
  { callees, dependency }: Chosen,
  { files, review }: Shown,
): SaveDefaults {
  const read = files.map((file) => ({ ...file, named: calleesIn(file.text, callees) }));
  const named = new Set(read.flatMap((file) => file.named));
  const guessers = new Map(
    read.map((file) => [file.path, calleeGuesser(file.text, callees, file.named)]),
  );
  return {
    calls: callees.filter((callee) => named.has(callee) || callee === dependency),
    of: review.findings
      .filter(isEvidence)
      .map((finding) => guessers.get(finding.path)?.(finding) ?? dependency ?? ""),
  };
}
