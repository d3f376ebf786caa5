import { mkdtempSync, readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { clientAddress } from "./client-address";
import { hashPassword, passwordMatches } from "./password";
import { newApiToken } from "./random-key";
import { safePath } from "./safe-path";
import { seal, unseal } from "./sealed-secret";
import { sessionKeyOf, sessionToken } from "./session-cookie";

const holder = globalThis as typeof globalThis & { burnlineSecret?: string };
const useSecret = (secret: string) => {
  delete holder.burnlineSecret;
  vi.stubEnv("BURNLINE_SECRET", secret);
};
beforeEach(() => useSecret("a secret of the tests, long enough"));
afterEach(() => vi.unstubAllEnvs());

describe("a password", () => {
  it("matches however its characters were composed, and nothing else", async () => {
    const hash = await hashPassword("Cafe\u0301 a\u0300 minuit");
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await passwordMatches(hash, "Caf\u00e9 \u00e0 minuit")).toBe(true);
    expect(await passwordMatches(hash, "Cafe a minuit")).toBe(false);
  });

  it("of an account that has none, or does not exist, never matches", async () => {
    expect(await passwordMatches(null, "")).toBe(false);
    expect(await passwordMatches(null, "anything at all")).toBe(false);
  });
});

describe("a sealed secret", () => {
  it("opens for its own context only", () => {
    const sealed = seal("hunter2 \u00fc", "data-source:1");
    expect(sealed).not.toContain("hunter2");
    expect(unseal(sealed, "data-source:1")).toBe("hunter2 \u00fc");
    expect(() => unseal(sealed, "data-source:2")).toThrow("data-source:2");
  });

  it("is never sealed the same way twice, and does not open when changed or under another secret", () => {
    const sealed = seal("hunter2", "x");
    expect(seal("hunter2", "x")).not.toBe(sealed);
    expect(() => unseal(sealed.slice(0, -2) + (sealed.endsWith("AA") ? "BB" : "AA"), "x")).toThrow(
      "another BURNLINE_SECRET",
    );
    expect(() => unseal("v1:", "x")).toThrow("damaged");
    useSecret("some other secret, long enough too");
    expect(() => unseal(sealed, "x")).toThrow("another BURNLINE_SECRET");
  });
});

describe("the installation's secret", () => {
  const fresh = async () => {
    vi.resetModules();
    delete holder.burnlineSecret;
    return import("./secret");
  };

  it("is made once, beside the database, readable by its owner only", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "burnline-secret-"));
    vi.stubEnv("BURNLINE_SECRET", "");
    vi.stubEnv("DATABASE_URL", `file:${folder}/deep/test.db`);
    const made = (await fresh()).installationSecret();
    expect(readFileSync(`${folder}/deep/secret`, "utf8")).toBe(made);
    expect(statSync(`${folder}/deep/secret`).mode & 0o777).toBe(0o600);
    expect((await fresh()).installationSecret()).toBe(made);
  });

  it("is refused when it is too short to be one", async () => {
    vi.stubEnv("BURNLINE_SECRET", "short");
    expect((await fresh()).installationSecret).toThrow(
      "BURNLINE_SECRET must have at least 16 characters",
    );
  });

  it("that cannot be kept stops with the folder's name", async () => {
    vi.stubEnv("BURNLINE_SECRET", "");
    vi.stubEnv("DATABASE_URL", "file:/dev/null/test.db");
    expect((await fresh()).installationSecret).toThrow("/dev/null/secret");
  });
});

describe("a session's token", () => {
  it("opens only as it was made, with the same secret", async () => {
    const token = await sessionToken("the key");
    expect(await sessionKeyOf(token)).toBe("the key");
    expect(await sessionKeyOf(`${token}x`)).toBeNull();
    expect(await sessionKeyOf(undefined)).toBeNull();
    useSecret("some other secret, long enough too");
    expect(await sessionKeyOf(token)).toBeNull();
  });
});

describe("an API token", () => {
  it("is bl_ and 40 letters and digits, none like the other", () => {
    const tokens = Array.from({ length: 50 }, newApiToken);
    for (const token of tokens) expect(token).toMatch(/^bl_[0-9A-Za-z]{40}$/);
    expect(new Set(tokens).size).toBe(50);
  });
});

describe("the way on after signing in", () => {
  it("stays on this installation", () => {
    expect(safePath("/slos?tier=warning")).toBe("/slos?tier=warning");
    expect(safePath("/invite/abc")).toBe("/invite/abc");
    for (const elsewhere of [
      "https://evil.example",
      "//evil.example",
      "/\\evil.example",
      "/\t/evil.example",
      "javascript:alert(1)",
      "evil",
      "",
      null,
      "/sign-in?next=/sign-in",
      "/setup",
      "/api/auth/signout",
    ]) {
      expect(safePath(elsewhere)).toBe("/");
    }
  });

  it("does not leave it where dots in the path only vanish when the path is read", () => {
    for (const elsewhere of [
      "/.//evil.example",
      "/..//evil.example/x",
      "/%2e//evil.example",
      "/%2E%2e//evil.example",
      "/a/..//evil.example",
      "/a/b/../..//evil.example?next=/slos",
      "/.///evil.example",
      "/./\\evil.example",
      "/a/..//",
    ]) {
      expect(safePath(elsewhere), elsewhere).toBe("/");
    }
    expect(safePath("/services/../slos")).toBe("/slos");
    expect(safePath("/services/.//x")).toBe("/services//x");
  });
});

describe("the client's address", () => {
  const from = (forwarded: string) => clientAddress(new Headers({ "x-forwarded-for": forwarded }));

  it("is what the trusted proxies added, never what was claimed before them", () => {
    vi.stubEnv("BURNLINE_TRUST_PROXY", "1");
    expect(from("6.6.6.6, 192.0.2.7")).toBe("192.0.2.7");
    vi.stubEnv("BURNLINE_TRUST_PROXY", "2");
    expect(from("6.6.6.6, 192.0.2.7, 10.0.0.1")).toBe("192.0.2.7");
    expect(from("192.0.2.7")).toBe("192.0.2.7");
  });

  it("of a mapped IPv4 peer is the IPv4 address", () => {
    expect(from("::ffff:192.0.2.7")).toBe("192.0.2.7");
  });

  it("is not guessed from a setting that is no number", () => {
    vi.stubEnv("BURNLINE_TRUST_PROXY", "yes");
    expect(() => from("192.0.2.7")).toThrow("BURNLINE_TRUST_PROXY must be the number of proxies");
  });
});
