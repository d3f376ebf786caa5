import { describe, log } from "@/server/log";

type Request = { path: string; method: string };
type Context = { routePath: string; routeType: string };

const digestOf = (error: unknown): string | null => (error instanceof Error && "digest" in error && typeof error.digest === "string" ? error.digest : null);

/** `digest` is the number that Next shows the user. */
export function logRequestError(error: unknown, { path, method }: Request, { routePath, routeType }: Context): void {
  log("error", "bug", { id: digestOf(error), where: `${routeType} ${routePath}`, method, path: path.split("?", 1)[0], ...describe(error) });
}
