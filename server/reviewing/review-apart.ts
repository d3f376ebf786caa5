import "server-only";
import { addCounts, NO_COUNTS } from "@/lib/review/counts";
import { MAX_FINDINGS } from "@/lib/review/limits";
import { type Review } from "@/lib/review/reviewed";
import { type SourceFile } from "@/lib/review/source-file";
import { isParsingRefused } from "@/server/parsing/parsing-refused";
import { parsingThread } from "@/server/parsing/parsing-thread";
import { reviewWorkerFile } from "@/server/parsing/worker-file";
import { type FileReview } from "./read-file";

/** With the end of a thread that takes longer, a file is over within two seconds. */
const LIMITS = { ms: 1_700, queued: 64, heapMb: 512 };

// Each route may be a module instance of its own: the process has one thread, on globalThis.
const holder = globalThis as typeof globalThis & {
  burnlineReviewing?: ReturnType<typeof parsingThread>;
};

const ask = (file: SourceFile): Promise<unknown> =>
  (holder.burnlineReviewing ??= parsingThread(reviewWorkerFile, LIMITS))(file);

/**
 * Reviews files one after the other in a thread of its own: one that takes too long is ended and
 * named, and the others go on. What is left when `withinMs` have passed is named, too.
 */
export async function reviewApart(files: readonly SourceFile[], withinMs: number): Promise<Review> {
  const review: Review = {
    findings: [],
    counts: NO_COUNTS,
    unread: [],
    files: 0,
    lines: 0,
  };
  const start = performance.now();
  for (const file of files) {
    const isLate = performance.now() - start > withinMs;
    const outcome = isLate
      ? { why: "The other files used up the time limit." }
      : await ofFile(file);
    if ("why" in outcome) {
      review.unread.push({ path: file.path, why: outcome.why });
      continue;
    }
    review.findings.push(...outcome.findings.slice(0, MAX_FINDINGS - review.findings.length));
    review.counts = addCounts(review.counts, outcome.counts);
    review.files += 1;
    review.lines += file.text.split("\n").length;
  }
  return review;
}

async function ofFile(file: SourceFile): Promise<FileReview> {
  try {
    return (await ask(file)) as FileReview;
  } catch (error) {
    if (!isParsingRefused(error) || error.why === "queue") throw error;
    return { why: "It takes too long to read, or too much memory." };
  }
}
