import { beforeEach, describe, expect, it, vi } from "vitest";
import { linkTo, reachedUrl } from "./installation-url";

let sent: Record<string, string>;
vi.mock("next/headers", () => ({ headers: async () => new Headers(sent) }));

beforeEach(() => {
  vi.unstubAllEnvs();
  vi.stubEnv("BURNLINE_URL", "");
  vi.stubEnv("PORT", "4000");
});

describe("the address that the asker reaches", () => {
  it.each([
    ["burnline.lan", "http://burnline.lan"],
    ["burnline_1.lan:8080", "http://burnline_1.lan:8080"],
    ["192.0.2.7:3000", "http://192.0.2.7:3000"],
    ["[2001:db8::1]:3000", "http://[2001:db8::1]:3000"],
  ])("is the host that they name: %s", async (host, origin) => {
    sent = { host };
    expect((await reachedUrl()).origin).toBe(origin);
    expect(await linkTo("/invite/key")).toBe(`${origin}/invite/key`);
  });

  it.each([
    "",
    "a b",
    "::::",
    "%00",
    "[::1",
    "lan:99999",
    "evil.example/path",
    "me@lan",
    "x$(id).lan",
    "x;id",
    "x'y",
  ])("is this machine's where %j is no host", async (host) => {
    sent = { host };
    expect((await reachedUrl()).origin).toBe("http://localhost:4000");
  });

  it("is BURNLINE_URL whatever they name, and never what a forwarding header claims", async () => {
    sent = {
      host: "burnline.lan",
      "x-forwarded-host": "evil.example",
      "x-forwarded-proto": "https",
      forwarded: "host=evil.example",
    };
    expect((await reachedUrl()).origin).toBe("http://burnline.lan");
    vi.stubEnv("BURNLINE_URL", "https://burnline.example.org");
    expect((await reachedUrl()).origin).toBe("https://burnline.example.org");
  });
});
