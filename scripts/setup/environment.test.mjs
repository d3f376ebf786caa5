import { describe, expect, test } from "vitest";
import { readEnvironment, requireNode } from "./environment.mjs";

describe("the environment", () => {
  test.each([
    [{}, { port: 3000, address: "http://localhost:3000" }],
    [
      { PORT: "8080", DATABASE_URL: "postgres://db/burnline" },
      { port: 8080, address: "http://localhost:8080" },
    ],
    [
      { PORT: "", DATABASE_URL: "", BURNLINE_URL: "" },
      { port: 3000, address: "http://localhost:3000" },
    ],
    [
      { BURNLINE_URL: "https://slo.example.com/", DATABASE_URL: "file:./data/burnline.db" },
      { port: 3000, address: "https://slo.example.com" },
    ],
  ])("%j is served at %j", (env, expected) => {
    expect(readEnvironment(env)).toEqual(expected);
  });

  test.each([
    [{ PORT: "http" }, /^PORT must be a number from 1 to 65535, not "http"/],
    [{ PORT: "0" }, /^PORT must be/],
    [{ PORT: "65536" }, /^PORT must be/],
    [{ PORT: "3000; rm" }, /^PORT must be/],
    [
      { DATABASE_URL: "mysql://root@db/burnline" },
      /^DATABASE_URL must start with file: or postgres:\/\//,
    ],
    [{ DATABASE_URL: "file:" }, /^DATABASE_URL must/],
    [{ BURNLINE_URL: "slo.example.com" }, /^BURNLINE_URL must be the address/],
    [{ BURNLINE_URL: "ftp://slo.example.com" }, /^BURNLINE_URL must be the address/],
  ])("%j is refused in one line", (env, message) => {
    expect(() => readEnvironment(env)).toThrow(message);
  });

  test("a password in an unusable DATABASE_URL is not printed", () => {
    expect(() => readEnvironment({ DATABASE_URL: "mysql://root:hunter2@db/burnline" })).toThrow(
      /^(?!.*hunter2)/,
    );
  });

  test.each(["20.9.0", "22.0.0", "24.1.3"])("Node %s is new enough", (version) => {
    expect(() => requireNode(version)).not.toThrow();
  });

  test.each(["18.20.4", "20.8.1"])("Node %s is too old", (version) => {
    expect(() => requireNode(version)).toThrow(/Node.js 20\.9 or newer is needed, this is/);
  });
});
