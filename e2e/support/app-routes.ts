import { readFileSync } from "node:fs";
import path from "node:path";
import { buildFolder } from "./build-folder";

export type AppRoute = { path: string; kind: "page" | "route" };

/** Every address pattern that the build serves, such as `/services/[service]`. */
export function listAppRoutes(): AppRoute[] {
  const manifest = JSON.parse(
    readFileSync(path.join(buildFolder(), "app-path-routes-manifest.json"), "utf8"),
  ) as Record<string, string>;
  return Object.entries(manifest)
    .filter(([, address]) => !address.startsWith("/_"))
    .map(([file, address]): AppRoute => ({
      path: address,
      kind: file.endsWith("/page") ? "page" : "route",
    }))
    .sort((a, b) => a.path.localeCompare(b.path));
}

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
