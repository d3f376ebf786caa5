const ROUTE_CLASSES = [
  "ingest",
  "api",
  "auth",
  "action",
  "page",
  "static",
  "probe",
  "metrics",
  "live",
] as const;
export type RouteClass = (typeof ROUTE_CLASSES)[number];

const PREFIXES: readonly (readonly [string, RouteClass])[] = [
  ["/_next/", "static"],
  ["/api/v1/measurements", "ingest"],
  ["/api/v1/alertmanager/", "ingest"],
  ["/api/v1/intake/", "ingest"],
  ["/v2/", "ingest"],
  ["/api/auth/", "auth"],
  ["/api/live", "live"],
  ["/api/", "api"],
];

/** One of a few classes, so that addresses with names in them never become label values. */
export function routeClass(method: string, url: string, isAction: boolean): RouteClass {
  const path = url.split("?", 1)[0] ?? "/";
  if (path === "/healthz" || path === "/readyz") return "probe";
  if (path === "/metrics") return "metrics";
  const known = PREFIXES.find(([prefix]) => path.startsWith(prefix));
  if (known) return known[1];
  if (/\.(ico|png|svg|webp|txt|webmanifest|woff2?)$/.test(path)) return "static";
  return isAction || (method !== "GET" && method !== "HEAD") ? "action" : "page";
}
