import { AppError } from "@/lib/errors/app-error";

/** Whichever time is at fault, a form that has one field for times shows it there. */
export async function atTheField<T>(change: Promise<T>): Promise<T> {
  try {
    return await change;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new AppError(
      error.code,
      error.message,
      error.fieldErrors.map(({ path, message }) => ({
        path: /^[a-z]+At$/.test(path) ? "at" : path,
        message,
      })),
    );
  }
}
