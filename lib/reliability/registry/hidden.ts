import type { Registry } from "./graph";
import type { Dependency } from "./schema";

/** What a service is called for whoever may not see its team. */
export const HIDDEN_SERVICE = "a service of another team";
const HIDDEN_EXTERNAL = "an external service of another team";

/** Slugs have no spaces, so that nothing else can have such a name. */
export const isHiddenName = (name: string): boolean => name.includes(" ");

/** What each service that the reader may not see is called to them, and what those alone call. */
function hiddenNames(
  { services, dependencies }: Registry,
  readable: ReadonlySet<string>,
): Map<string, string> {
  const called = new Set(
    dependencies.filter(({ caller }) => readable.has(caller)).map(({ callee }) => callee),
  );
  const slugs = new Set(services.map(({ slug }) => slug));
  const external = dependencies.map(({ callee }) => callee).filter((name) => !slugs.has(name));
  return new Map([
    ...numbered(
      HIDDEN_SERVICE,
      [...slugs].filter((slug) => !readable.has(slug)),
    ),
    ...numbered(
      HIDDEN_EXTERNAL,
      [...new Set(external)].filter((name) => !called.has(name)),
    ),
  ]);
}

/**
 * The whole registry, so that what follows from it stays true, with other names for the services
 * that a reader may not see and for what those alone call, and without what could tell these.
 */
export function withoutHiddenNames(
  registry: Registry,
  readable: ReadonlySet<string>,
): { registry: Registry; nameOf: (slug: string) => string } {
  const names = hiddenNames(registry, readable);
  const nameOf = (name: string): string => names.get(name) ?? name;
  return {
    registry: {
      services: registry.services.map((service) => ({ ...service, slug: nameOf(service.slug) })),
      dependencies: registry.dependencies.map((dependency) => renamed(dependency, nameOf)),
    },
    nameOf,
  };
}

const numbered = (name: string, hidden: readonly string[]): [string, string][] =>
  hidden.map((slug, index) => [slug, index === 0 ? name : `${name} (${index + 1})`]);

function renamed(dependency: Dependency, nameOf: (name: string) => string): Dependency {
  const { owner, evidence, fallback, ...rest } = dependency;
  const caller = nameOf(dependency.caller);
  const callee = nameOf(dependency.callee);
  const isHidden = isHiddenName(caller) || isHiddenName(callee);
  const { dependency: other, ...plainFallback } = fallback ?? { kind: undefined };
  return {
    ...rest,
    caller,
    callee,
    ...(owner === undefined || isHidden ? {} : { owner }),
    ...(evidence === undefined || isHidden ? {} : { evidence }),
    ...(plainFallback.kind === undefined
      ? {}
      : {
          fallback: {
            ...plainFallback,
            ...(other === undefined || isHiddenName(caller) ? {} : { dependency: nameOf(other) }),
          },
        }),
  };
}
