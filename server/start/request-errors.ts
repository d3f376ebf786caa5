import { storeFailureOf } from "@/db/store/store-failure";
import { describe, log } from "@/server/logging/log";
import { logOutage } from "@/server/logging/outage";

type Request = { path: string; method: string };
type Context = { routePath: string; routeType: string };

const digestOf = (error: unknown): string | null =>
  error instanceof Error && "digest" in error && typeof error.digest === "string"
    ? error.digest
    : null;

/**
 * A store that is away fails every page, which is no bug; of anything else, `digest` is the number
 * that Next shows the user.
 */
export function logRequestError(
  error: unknown,
  { path, method }: Request,
  { routePath, routeType }: Context,
): void {
  const where = `${routeType} ${routePath}`;
  if (storeFailureOf(error)) {
    logOutage(error, where);
    return;
  }
  log("error", "bug", {
    id: digestOf(error),
    where,
    method,
    path: path.split("?", 1)[0],
    ...describe(error),
  });
}
