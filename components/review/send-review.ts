import { NO_COUNTS } from "@/lib/review/counts";
import { type Review } from "@/lib/review/reviewed";
import { type SourceFile } from "@/lib/review/source-file";

const WAIT_MS = 60_000;
const TOO_LONG = "The review took longer than a minute. Upload less at a time.";
const NO_ANSWER = "Burnline did not answer. Try again in a moment.";
const NOTHING: Review = { findings: [], counts: NO_COUNTS, unread: [], files: 0, lines: 0 };

/** The review of files by the API, or a sentence that says why there is none. */
export async function sendReview(files: readonly SourceFile[]): Promise<Review | string> {
  if (files.length === 0) return NOTHING;
  try {
    const response = await fetch("/api/v1/reviews", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ files }),
      signal: AbortSignal.timeout(WAIT_MS),
    });
    if (response.ok) return (await response.json()) as Review;
    const { detail } = (await response.json()) as { detail?: string };
    return detail ?? `Burnline answered ${response.status}.`;
  } catch (error) {
    return error instanceof DOMException && error.name === "TimeoutError" ? TOO_LONG : NO_ANSWER;
  }
}
