import { unstable_doesMiddlewareMatch as matches } from "next/experimental/testing/server";
import { describe, expect, it } from "vitest";
import { config } from "../proxy";

const guarded = (url: string): boolean => matches({ config, url });

describe("the policy of pages", () => {
  it.each([
    "/",
    "/slos",
    "/iconx",
    "/icon",
    "/icons/a",
    "/metricsx",
    "/metrics/a",
    "/healthz2",
    "/readyzz",
    "/favicon.icon",
    "/faviconxico",
    "/_next/staticx",
    "/apix",
  ])("is on %s, which answers HTML", (url) => {
    expect(guarded(url)).toBe(true);
  });

  it.each([
    "/api/v1/teams",
    "/_next/static/a.js",
    "/healthz",
    "/readyz",
    "/metrics",
    "/favicon.ico",
    "/icon.svg",
  ])("is not needed on %s", (url) => {
    expect(guarded(url)).toBe(false);
  });
});
