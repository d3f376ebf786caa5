import "server-only";
import { type Review } from "@/lib/review/reviewed";
import { type SourceFile } from "@/lib/review/source-file";
import { reviewApart } from "./review-apart";

/** A request ends in time even where each of its files takes all it may. */
const REVIEW_MS = 15_000;

/** Reviews what someone sent; stores nothing. Throws ParsingRefused while too many files wait. */
export const reviewCode = (files: readonly SourceFile[]): Promise<Review> =>
  reviewApart(files, REVIEW_MS);
