import type { Failure } from "@/lib/notification/retry";
import { DependencyError } from "@/server/outgoing/dependency-error";

/**
 * Why a receiver did not take a message, and what that means for the next try. The message says of
 * which kind it was, for everybody and for logs; `detail` names hosts and addresses, for whoever the
 * receiver belongs to.
 */
export class SendFailure extends DependencyError {
  readonly detail: string;

  constructor(
    message: string,
    readonly failure: Failure,
    { transient = false, detail = message }: { transient?: boolean; detail?: string } = {},
  ) {
    super(message, transient);
    this.name = "SendFailure";
    this.detail = detail;
  }
}

export const unreadable = (): SendFailure =>
  new SendFailure("The stored address can’t be read. Enter it again.", { kind: "failed" });

/** What somebody who tries out their own receiver is told. */
export function detailOf(error: unknown): string {
  if (error instanceof SendFailure) return error.detail;
  return error instanceof DependencyError ? error.message : "Something went wrong in Burnline.";
}
