import { readFileSync } from "node:fs";
import path from "node:path";
import { ALL_OPERATIONS } from "@/server/http/api/nouns";
import { buildFolder } from "./build-folder";

/** One route for all of the API: its operations say what there is. */
const API = "/api/v1/[...path]";

export type AppRoute = { path: string; kind: "page" | "route" };

/** Every address pattern that the build serves, such as `/services/[service]`. */
export function listAppRoutes(): AppRoute[] {
  const manifest = JSON.parse(
    readFileSync(path.join(buildFolder(), "app-path-routes-manifest.json"), "utf8"),
  ) as Record<string, string>;
  return Object.entries(manifest)
    .filter(([, address]) => !address.startsWith("/_"))
    .flatMap(([file, address]): AppRoute[] =>
      address === API
        ? apiRoutes()
        : [{ path: address, kind: file.endsWith("/page") ? "page" : "route" }],
    )
    .sort((a, b) => a.path.localeCompare(b.path));
}

const apiRoutes = (): AppRoute[] =>
  [...new Set(ALL_OPERATIONS.map(({ path }) => path))].map((path) => ({
    path: `/api/v1${path.replaceAll("{", "[").replaceAll("}", "]")}`,
    kind: "route",
  }));

/**
 * Fills `[service]` and the like; throws for a name without a value, so that no new route is passed
 * over.
 */
export function fillRoute(pattern: string, values: Readonly<Record<string, string>>): string {
  return pattern.replaceAll(/\[(?:\.\.\.)?(\w+)\]/g, (_whole, name: string) => {
    const value = values[name];
    if (value === undefined)
      throw new Error(`No value for [${name}] of ${pattern}: add one to this test.`);
    return value;
  });
}
