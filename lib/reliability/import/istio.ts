import type { DependencySettings } from "../registry/schema";
import { policyOf } from "./istio-policy";
import { routesOf } from "./istio-route";
import type { ImportedDependency, Ledger } from "./ledger";
import { Options } from "./options";
import { TEXT } from "./readings";
import { entryOf, type Written } from "./written";

/** networking.istio.io/v1, as Istio documents it. */
const LIBRARY = "Istio";

/** Hosts of destination rules and virtual services, those of one name together. */
export function readIstio(documents: readonly Written[], ledger: Ledger): ImportedDependency[] {
  const policies = new Map<string | null, DependencySettings>();
  const routed: ImportedDependency[] = [];
  for (const document of documents.flatMap(itemsOf)) {
    const spec = entryOf(document, "spec") ?? document;
    if (spec.kind !== "map") continue;
    const optionsFor = (dependency: string | null): Options =>
      new Options({ library: LIBRARY, dependency, ledger }, "spec", spec.entries, spec);
    if (entryOf(spec, "trafficPolicy")) {
      const host = entryOf(spec, "host");
      const name = (host && TEXT.read(host)) ?? null;
      policies.set(name, policyOf(optionsFor(name)));
    } else if (entryOf(spec, "http")) routed.push(...routesOf(optionsFor, spec));
  }
  const hosts = new Set(routed.map(({ name }) => name));
  return [
    ...routed.map(({ name, settings }) => ({
      name,
      settings: { ...policies.get(name), ...settings },
    })),
    ...[...policies].flatMap(([name, settings]) => (hosts.has(name) ? [] : [{ name, settings }])),
  ];
}

/** kubectl prints several as one list. */
function itemsOf(document: Written): readonly Written[] {
  const items = entryOf(document, "items");
  return items?.kind === "list" ? items.items : [document];
}
