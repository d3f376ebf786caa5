import { AppError } from "@/lib/errors/app-error";

/** Errors of one rule among many, at the fields of its own form. */
export async function atRuleField(change: Promise<unknown>): Promise<void> {
  try {
    await change;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const errors = error.fieldErrors.map(({ path, message }) => ({
      path: path.replace(/^rules\[\d+\]\./, ""),
      message,
    }));
    throw new AppError(error.code, error.message, errors);
  }
}
