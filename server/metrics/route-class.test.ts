import { expect, it } from "vitest";
import { routeClass } from "./route-class";

it.each([
  ["GET", "/", false, "page"],
  ["GET", "/slos/checkout/availability?range=7d", false, "page"],
  ["POST", "/slos/new", true, "action"],
  ["POST", "/set-up", false, "action"],
  ["GET", "/_next/static/chunks/1.js", false, "static"],
  ["GET", "/favicon.ico", false, "static"],
  ["POST", "/api/v1/measurements", false, "ingest"],
  ["POST", "/api/v1/measurements/import", false, "ingest"],
  ["POST", "/api/v1/alertmanager/0123456789abcdef0123456789abcdef", false, "ingest"],
  ["POST", "/api/v1/intake/0123456789abcdef0123456789abcdef", false, "ingest"],
  ["POST", "/v2/enqueue", false, "ingest"],
  ["GET", "/api/v1/slos", false, "api"],
  ["POST", "/api/auth/callback/credentials", false, "auth"],
  ["GET", "/healthz", false, "probe"],
  ["GET", "/readyz?verbose", false, "probe"],
  ["GET", "/metrics", false, "metrics"],
] as const)(
  "%s %s is of the class that its numbers are read under",
  (method, url, isAction, expected) => {
    expect(routeClass(method, url, isAction)).toBe(expected);
  },
);
