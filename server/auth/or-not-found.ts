import "server-only";
import { notFound } from "next/navigation";
import { AppError } from "@/lib/errors/app-error";

/** What a page loads; the not-found page where it does not exist or the reader may not see it. */
export async function orNotFound<T>(load: Promise<T>): Promise<T> {
  try {
    return await load;
  } catch (error) {
    if (error instanceof AppError && (error.code === "not-found" || error.code === "forbidden"))
      notFound();
    throw error;
  }
}
