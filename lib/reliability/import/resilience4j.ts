import type { DependencySettings } from "../registry/schema";
import { type ImportedDependency, type Ledger } from "./ledger";
import { Options } from "./options";
import { RESILIENCE4J_SECTIONS } from "./resilience4j-sections";
import { entriesUnder, withBase } from "./spring-properties";
import type { Written } from "./written";

/**
 * Defaults: resilience4j 2.x, RetryConfig, CircuitBreakerConfig and the others. `maxAttempts`
 * includes the first call.
 */
const LIBRARY = "resilience4j";
const AROUND = "Spring puts the retry around the breaker unless aspect orders say otherwise.";

/** The instances of all sections under `resilience4j`, those of one name together. */
export function readResilience4j(
  documents: readonly Written[],
  ledger: Ledger,
): ImportedDependency[] {
  const found = new Map<string, DependencySettings>();
  for (const document of documents)
    for (const { keys, read } of RESILIENCE4J_SECTIONS) {
      const section = entriesUnder(document, ["resilience4j", ...keys]);
      for (const { name, path, entries, place } of withBase(section, keys)) {
        const context = { library: LIBRARY, dependency: name, ledger, fold: folded };
        const options = new Options(context, path, entries, place);
        options.written("baseConfig");
        found.set(name, { ...found.get(name), ...read(options) });
        options.rest();
      }
      leaveOthers(section, ledger, `resilience4j.${keys.join(".")}`);
    }
  return [...found].map(([name, settings]) => ({
    name,
    settings: { ...settings, ...placement(settings, name, documents, ledger) },
  }));
}

/** Spring takes `max-attempts`, `maxAttempts` and `max_attempts` for the same. */
const folded = (key: string): string => key.replaceAll(/[-_]/g, "").toLowerCase();

function placement(
  { attempts, breaker }: DependencySettings,
  dependency: string,
  documents: readonly Written[],
  ledger: Ledger,
): Pick<DependencySettings, "retryPlacement"> {
  const isOrdered = documents.some((document) =>
    [
      ...entriesUnder(document, ["resilience4j", "retry"]),
      ...entriesUnder(document, ["resilience4j", "circuitbreaker"]),
    ].some(({ key }) => folded(key).endsWith("aspectorder")),
  );
  if (attempts === undefined || breaker === undefined || isOrdered) return {};
  ledger.assumed.push({ dependency, field: "retryPlacement", why: AROUND });
  return { retryPlacement: "around-breaker" };
}

const READ_KEYS = new Set(["instances", "backends", "configs"]);

function leaveOthers(section: ReturnType<typeof entriesUnder>, ledger: Ledger, path: string): void {
  const context = { library: LIBRARY, dependency: null, ledger, fold: folded };
  new Options(
    context,
    path,
    section.filter(({ key }) => !READ_KEYS.has(folded(key.split(".")[0] ?? key))),
  ).rest();
}
