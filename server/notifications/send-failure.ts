import type { Failure } from "@/lib/notification/retry";
import { DependencyError } from "@/server/outgoing/dependency-error";

/** Why a receiver did not take a message, and what that means for the next try. */
export class SendFailure extends DependencyError {
  constructor(
    message: string,
    readonly failure: Failure,
    transient = false,
  ) {
    super(message, transient);
    this.name = "SendFailure";
  }
}

export const failureOf = (error: unknown): Failure =>
  error instanceof SendFailure ? error.failure : { kind: "failed" };
