/**
 * What went wrong with another system, in words for the person who looks after it. `transient`:
 * asking again may help; `query`: what was asked is wrong, and asking again never helps until
 * someone edits it.
 */
export class DependencyError extends Error {
  readonly query: boolean;

  constructor(
    message: string,
    readonly transient: boolean,
    { query = false, ...options }: ErrorOptions & { query?: boolean } = {},
  ) {
    super(message, options);
    this.name = "DependencyError";
    this.query = query;
  }
}

/** All its places are taken, and too many wait for one: nothing was asked. */
export class BusyError extends DependencyError {
  constructor() {
    super("Too many questions are waiting for it.", true);
    this.name = "BusyError";
  }
}

export const isTransient = (error: unknown): boolean =>
  error instanceof DependencyError && error.transient;

/** An answer that no other try of the same question would change. */
export const wrongQuery = (message: string, cause?: unknown): DependencyError =>
  new DependencyError(message, false, { query: true, ...(cause === undefined ? {} : { cause }) });
