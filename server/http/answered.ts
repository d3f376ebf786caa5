import "server-only";
import { AppError } from "@/lib/errors/app-error";
import { logBug } from "@/server/logging/log";
import { logOutage } from "@/server/logging/outage";
import { HttpError, problem, STATUS_OF } from "./problem";
import { storeOutage } from "./store-outage";

const RETRY_SECONDS = "5";

/** The one place where errors become answers of the API. */
export async function answered(where: string, work: () => Promise<Response>): Promise<Response> {
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
    const outage = storeOutage(error);
    if (outage) {
      logOutage(error, where);
      return problem(503, outage, { headers: { "retry-after": RETRY_SECONDS } });
    }
    const id = logBug(error, where);
    return problem(500, `Something went wrong on our side. The error's number is ${id}.`, { id });
  }
}
