import type { DependencySettings } from "../registry/schema";
import { known, type ImportedDependency } from "./ledger";
import { Options } from "./options";
import { DURATION, TEXT, WHOLE } from "./readings";
import { retryOnOf } from "./retry-reasons";
import { entryOf, type Written } from "./written";

const DEFAULT_RETRIES =
  "Istio makes 2 retries where retries is not set, unless the mesh says otherwise.";

/** The HTTP routes of a virtual service, one for each host that they lead to. */
export function routesOf(
  optionsFor: (dependency: string | null) => Options,
  spec: Written,
): ImportedDependency[] {
  const service = optionsFor(null);
  for (const key of ["hosts", "http"]) service.written(key);
  service.rest();
  const routes = entryOf(spec, "http");
  const items = routes?.kind === "list" ? routes.items : [];
  return items.flatMap((route, index) =>
    route.kind === "map" ? routeOf(route, `spec.http[${index}]`, spec, optionsFor) : [],
  );
}

function routeOf(
  route: Written & { kind: "map" },
  path: string,
  spec: Written,
  optionsFor: (dependency: string | null) => Options,
): ImportedDependency[] {
  const [name = null, ...others] = hostsOf(route, spec);
  const options = new Options(optionsFor(name).context, path, route.entries, route);
  for (const key of ["route", "name", "match"]) options.written(key);
  const timeoutMs = options.take<number | null>("timeout", DURATION, {
    field: "totalTimeoutMs",
    value: null,
    says: "no timeout",
  });
  const totalTimeoutMs = timeoutMs === 0 ? null : timeoutMs;
  const settings = known({ totalTimeoutMs, ...retryOf(options, totalTimeoutMs) });
  options.rest();
  return [name, ...others].map((host) => ({ name: host, settings }));
}

/** Of the destinations; those of the service where the route names none. */
function hostsOf(route: Written, spec: Written): string[] {
  const destinations = entryOf(route, "route");
  const hosts = (destinations?.kind === "list" ? destinations.items : []).flatMap((item) => {
    const host = entryOf(entryOf(item, "destination"), "host");
    return (host && TEXT.read(host)) ?? [];
  });
  const own = entryOf(spec, "hosts");
  const named = own?.kind === "list" ? own.items.flatMap((host) => TEXT.read(host) ?? []) : [];
  return [...new Set(hosts.length > 0 ? hosts : named.slice(0, 1))];
}

/** `attempts` counts the retries after the first call. */
function retryOf(options: Options, totalTimeoutMs: number | null | undefined): DependencySettings {
  if (!options.has("retries")) {
    options.note("attempts", DEFAULT_RETRIES);
    return { attempts: 3 };
  }
  const retries = options.inside("retries");
  if (retries === undefined) return {};
  const count = retries.take("attempts", WHOLE);
  if (count === 0) {
    retries.rest();
    return { attempts: 1 };
  }
  const attemptTimeoutMs = retries.take("perTryTimeout", DURATION, {
    field: "attemptTimeoutMs",
    value: totalTimeoutMs,
    says: "the timeout of the route",
  });
  const baseMs = retries.take("backoff", DURATION, {
    field: "backoff.baseMs",
    value: 25,
    says: "25ms",
  });
  const retryOn = retryOnOf(retries, "retryOn");
  retries.rest();
  return {
    ...known({ attempts: count === undefined ? undefined : count + 1, attemptTimeoutMs, retryOn }),
    backoff: { kind: "exponential", ...known({ baseMs }), factor: 2, jitter: "full" },
  };
}
