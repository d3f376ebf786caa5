import { formatCount } from "@/lib/formats/count";
import { AppError, type FieldError } from "./app-error";

/** So many faults are named; more would help nobody. */
export const MAX_REPORTED = 50;

/** A refusal of `what` that names each field at fault. */
export function invalid(what: string, errors: FieldError[]): AppError {
  const [first] = errors;
  const detail =
    errors.length === 1 && first
      ? `${first.path ? `${first.path}: ` : ""}${first.message}`
      : `Fix ${formatCount(errors.length)} fields of ${what}.`;
  return new AppError("invalid", detail, errors.slice(0, MAX_REPORTED));
}
