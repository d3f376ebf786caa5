/** What went wrong with another system, in words for the person who looks after it. `transient`: asking again may help. */
export class DependencyError extends Error {
  constructor(
    message: string,
    readonly transient: boolean,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = "DependencyError";
  }
}

export const isTransient = (error: unknown): boolean => error instanceof DependencyError && error.transient;
