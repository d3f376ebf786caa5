export type AppErrorCode =
  | "not-found"
  | "forbidden"
  | "conflict"
  | "outdated"
  | "unauthenticated"
  | "invalid";

export type FieldError = { path: string; message: string };

/**
 * A request that cannot be met for a reason its sender can understand; anything else that is thrown
 * is a bug.
 */
export class AppError extends Error {
  constructor(
    readonly code: AppErrorCode,
    message: string,
    readonly fieldErrors: FieldError[] = [],
  ) {
    super(message);
    this.name = "AppError";
  }
}
