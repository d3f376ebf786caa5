import "server-only";
import { AppError } from "@/lib/errors/app-error";
import { logBug } from "@/server/logging/log";
import { logOutage } from "@/server/logging/outage";
import { isParsingRefused } from "@/server/parsing/parsing-refused";
import { HttpError, problem, STATUS_OF } from "./problem";
import { storeOutage } from "./store-outage";

const RETRY_SECONDS = "5";

/** The one place where errors become answers of the API. */
export async function answered<T>(where: string, work: () => Promise<T>): Promise<T | Response> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof HttpError)
      return problem(error.status, error.message, { errors: error.errors, headers: error.headers });
    if (error instanceof AppError) {
      const headers =
        error.code === "unauthenticated"
          ? { "www-authenticate": 'Bearer realm="Burnline"' }
          : undefined;
      return problem(STATUS_OF[error.code], error.message, {
        errors: error.fieldErrors,
        ...(headers ? { headers } : {}),
      });
    }
    if (isParsingRefused(error))
      return error.why === "text" ? problem(400, error.message) : unavailable(error.message);
    const outage = storeOutage(error);
    if (outage) {
      logOutage(error, where);
      return unavailable(outage);
    }
    const id = logBug(error, where);
    return problem(500, `Something went wrong on our side. The error's number is ${id}.`, { id });
  }
}

const unavailable = (detail: string): Response =>
  problem(503, detail, { headers: { "retry-after": RETRY_SECONDS } });
