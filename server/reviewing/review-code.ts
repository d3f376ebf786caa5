import "server-only";
import { AppError } from "@/lib/errors/app-error";
import { type Review } from "@/lib/review/reviewed";
import { type SourceFile } from "@/lib/review/source-file";
import { isParsingRefused } from "../parsing/parsing-refused";
import { reviewApart } from "./review-apart";

/** A request ends in time even where each of its files takes all it may. */
const REVIEW_MS = 15_000;

/** Reviews what someone sent; stores nothing. Throws conflict while too many reviews wait. */
export async function reviewCode(files: readonly SourceFile[]): Promise<Review> {
  try {
    return await reviewApart(files, REVIEW_MS);
  } catch (error) {
    throw isParsingRefused(error) ? new AppError("conflict", error.message) : error;
  }
}
