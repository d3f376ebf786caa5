import "server-only";
import { isParsingRefused } from "@/server/parsing/parsing-refused";
import { parsingThread } from "@/server/parsing/parsing-thread";
import { reviewWorkerFile } from "@/server/parsing/worker-file";
import { type Review, type Unread } from "@/lib/review/reviewed";
import { FILE_MS, MAX_FILE_BYTES } from "./limits";
import { type SourceFile } from "./source-files";
import { type FileReview, type ReviewJob } from "./tasks";
import { type Unpacked } from "./unpack";

const LIMITS = { ms: FILE_MS, queued: 64, heapMb: 512 };

// Each route may be a module instance of its own: the process has one thread, on globalThis.
const holder = globalThis as typeof globalThis & {
  burnlineReviewing?: ReturnType<typeof parsingThread>;
};

const ask = (job: ReviewJob): Promise<unknown> =>
  (holder.burnlineReviewing ??= parsingThread(reviewWorkerFile, LIMITS))(job);

/**
 * Reviews files one after the other in a thread of its own: one that takes too long is ended and
 * named, and the others go on. What is left when `withinMs` have passed is named, too.
 */
export async function reviewApart(files: readonly SourceFile[], withinMs: number): Promise<Review> {
  const review: Review = { findings: [], unread: [], files: 0, lines: 0 };
  const start = performance.now();
  for (const file of files) {
    const isLate = performance.now() - start > withinMs;
    const outcome = isLate
      ? { why: "The others took all the time there was." }
      : await ofFile(file);
    if ("why" in outcome) {
      review.unread.push({ path: file.path, why: outcome.why });
      continue;
    }
    review.findings.push(...outcome.findings);
    review.files += 1;
    review.lines += file.text.split("\n").length;
  }
  return review;
}

async function ofFile(file: SourceFile): Promise<FileReview> {
  if (file.text.length > MAX_FILE_BYTES)
    return { why: `It is larger than ${MAX_FILE_BYTES / 1_000_000} MB.` };
  try {
    return (await ask({ task: "review", file })) as FileReview;
  } catch (error) {
    if (!isParsingRefused(error) || error.why === "queue") throw error;
    return { why: "It takes too long to read, or too much memory." };
  }
}

/** The sources in an archive; what could not be read is named. */
export async function unpackApart(name: string, bytes: Uint8Array): Promise<Unpacked> {
  try {
    return (await ask({ task: "unpack", name, bytes })) as Unpacked;
  } catch (error) {
    if (!isParsingRefused(error) || error.why === "queue") throw error;
    const unread: Unread[] = [
      { path: name, why: "It takes too long to unpack, or too much memory." },
    ];
    return { files: [], unread };
  }
}
