import { dependencyInputSchema, type DependencySettings } from "../registry/schema";
import {
  placeKey,
  type Assumed,
  type ImportedDependency,
  type Ledger,
  type Unread,
} from "./ledger";

const MOST_LISTED = 200;

type Path = readonly string[];

/** What the registry would refuse is left out and listed; so is what stands at one place once. */
export function withoutInvalid(
  found: readonly ImportedDependency[],
  { assumed, unread, places }: Ledger,
): { dependencies: ImportedDependency[]; assumed: Assumed[]; unread: Unread[] } {
  const refused: (Unread & { field: string; dependency: string | null })[] = [];
  const dependencies = found.map(({ name, settings }) => {
    const checked = dependencyInputSchema.safeParse(settings);
    if (checked.success) return { name, settings };
    const issues = checked.error.issues.map(({ path, message }) => ({
      path: path.map(String),
      message,
    }));
    for (const { path, message } of issues) {
      const field = path.join(".");
      const unknown = { key: field, line: 1, column: 1 };
      const place = places.get(placeKey(name, field)) ?? unknown;
      refused.push({ dependency: name, field, ...place, why: message });
    }
    return {
      name,
      settings: without(
        settings,
        issues.map(({ path }) => path),
      ),
    };
  });
  const isRefused = (dependency: string | null, field: string): boolean =>
    refused.some((each) => each.dependency === dependency && each.field === field);
  const kept = assumed.filter(({ dependency, field }) => !isRefused(dependency, field));
  const listed = refused.map(({ key, line, column, why }) => ({ key, line, column, why }));
  return {
    dependencies,
    assumed: kept.slice(0, MOST_LISTED),
    unread: once([...unread, ...listed]).slice(0, MOST_LISTED),
  };
}

function without(settings: DependencySettings, paths: readonly Path[]): DependencySettings {
  const left = pruned(settings, paths);
  const checked = dependencyInputSchema.safeParse(left);
  return checked.success ? checked.data : {};
}

/** The value without what stands at the paths. */
function pruned(value: unknown, paths: readonly Path[]): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inside]: [string, unknown]) => {
      const below = paths.filter(([first]) => first === key).map((path) => path.slice(1));
      return below.some((path) => path.length === 0) ? [] : [[key, pruned(inside, below)]];
    }),
  );
}

function once(unread: readonly Unread[]): Unread[] {
  const seen = new Set<string>();
  return unread
    .toSorted((a, b) => a.line - b.line || a.column - b.column)
    .filter(({ key, line, column, why }) => {
      const place = line === 1 && column === 1 ? `${key} ${why}` : `${line}:${column} ${why}`;
      return !seen.has(place) && seen.add(place);
    });
}
