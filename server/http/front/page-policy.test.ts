import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { describe, expect, it } from "vitest";
import { PATH_HEADER } from "@/server/auth/path-header";
import { isPage, pagePolicy } from "./page-policy";

function asked(url: string, headers: Record<string, string> = {}) {
  const request = new IncomingMessage(new Socket());
  Object.assign(request, { url });
  Object.assign(request.headers, headers);
  const response = new ServerResponse(request);
  pagePolicy(request, response, () => undefined);
  return { request, policy: response.getHeader("content-security-policy") };
}

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
    "/_next/imagex",
    "/apix",
    "/v2/enqueuex",
    "/v2",
  ])("is on %s, which answers HTML", (path) => {
    expect(isPage(path)).toBe(true);
    expect(asked(path).policy).toContain("'strict-dynamic'");
  });

  it.each([
    "/api/v1/teams",
    "/_next/static/a.js",
    "/_next/image?url=a",
    "/readyz",
    "/metrics",
    "/favicon.ico",
    "/icon.svg",
    "/v2/enqueue",
    "/v2/change/enqueue",
  ])("is not needed on %s", (path) => {
    expect(asked(path).policy).toBeUndefined();
  });

  it("names a nonce of its own each time, which the page is told, whatever the client claims", () => {
    const claimed = { "content-security-policy": "script-src 'nonce-evil'" };
    const [first, second] = [asked("/", claimed), asked("/", claimed)];
    expect(first.policy).toMatch(/'nonce-[\w+/=]{20,}'/);
    expect(second.policy).not.toBe(first.policy);
    expect(first.request.headers["content-security-policy"]).toBe(first.policy);
  });

  it("a page is told its own path, without what Next adds to its requests", () => {
    const pathOf = (url: string) =>
      asked(url, { [PATH_HEADER]: "/claimed" }).request.headers[PATH_HEADER];
    expect(pathOf("/slos?team=a&_rsc=x1&q=b%20c")).toBe("/slos?team=a&q=b%20c");
    expect(pathOf("/slos?_rsc=x1")).toBe("/slos");
    expect(pathOf("/slos?q=why?&sort=target")).toBe("/slos?q=why?&sort=target");
    expect(pathOf("/")).toBe("/");
  });
});
