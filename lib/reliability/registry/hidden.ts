import type { Registry } from "./graph";
import { nodeOf } from "./node";
import type { Dependency } from "./schema";

/** What a service is called for whoever may not see its team. */
export const HIDDEN_SERVICE = "a service of another team";
const HIDDEN_EXTERNAL = "an external service of another team";

/** Slugs have no spaces, so that nothing else can have such a name. */
export const isHiddenName = (name: string): boolean => name.includes(" ");

/** By node, what each service that the reader may not see is called to them, and what those alone call. */
function hiddenNames(
  { services, dependencies }: Registry,
  readable: ReadonlySet<string>,
): Map<string, string> {
  const external = dependencies.filter(({ kind }) => kind === "external");
  const called = new Set(external.filter(({ caller }) => readable.has(caller)).map(nodeOf));
  return new Map([
    ...numbered(
      HIDDEN_SERVICE,
      services.map(({ slug }) => slug).filter((slug) => !readable.has(slug)),
    ),
    ...numbered(
      HIDDEN_EXTERNAL,
      [...new Set(external.map(nodeOf))].filter((node) => !called.has(node)),
    ),
  ]);
}

type NameOf = (callee: Pick<Dependency, "kind" | "callee">) => string;

/**
 * The whole registry, so that what fails with what stays true, with other names for the services
 * that a reader may not see and for what those alone call. Of these it says that they are there and
 * how much they rely on what they call, and nothing else.
 */
export function withoutHiddenNames(
  registry: Registry,
  readable: ReadonlySet<string>,
): { registry: Registry; nameOf: (slug: string) => string } {
  const names = hiddenNames(registry, readable);
  const nameOf = (slug: string): string => names.get(slug) ?? slug;
  const nameOfCallee: NameOf = (callee) => names.get(nodeOf(callee)) ?? callee.callee;
  return {
    registry: {
      services: registry.services.map((service) =>
        readable.has(service.slug) ? service : { slug: nameOf(service.slug) },
      ),
      dependencies: registry.dependencies.map((dependency) =>
        renamed(dependency, nameOf(dependency.caller), nameOfCallee),
      ),
    },
    nameOf,
  };
}

const numbered = (name: string, hidden: readonly string[]): [string, string][] =>
  hidden.map((slug, index) => [slug, index === 0 ? name : `${name} (${index + 1})`]);

function renamed(dependency: Dependency, caller: string, nameOf: NameOf): Dependency {
  const { owner, evidence, fallback: _fallback, fallbackKind: _kind, ...rest } = dependency;
  const callee = nameOf(dependency);
  if (isHiddenName(caller)) return bareCall({ ...dependency, caller, callee });
  const isHidden = isHiddenName(callee);
  return {
    ...rest,
    caller,
    callee,
    ...(owner === undefined || isHidden ? {} : { owner }),
    ...(evidence === undefined || isHidden ? {} : { evidence }),
    ...renamedFallback(dependency, nameOf),
  };
}

const bareCall = ({ caller, callee, kind, criticality }: Dependency): Dependency => ({
  caller,
  callee,
  kind,
  ...(criticality === undefined ? {} : { criticality }),
});

function renamedFallback(
  { fallback, fallbackKind: kind }: Dependency,
  nameOf: NameOf,
): Pick<Dependency, "fallback" | "fallbackKind"> {
  if (fallback === undefined) return {};
  const { dependency: callee, ...rest } = fallback;
  return callee === undefined || kind === undefined
    ? { fallback: rest }
    : { fallback: { ...rest, dependency: nameOf({ kind, callee }) }, fallbackKind: kind };
}
