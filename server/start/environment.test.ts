import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { checkEnvironment } from "./environment";

const check = (env: Record<string, string>) => () =>
  checkEnvironment({ NODE_ENV: "production", ...env });

describe("the environment", () => {
  it("needs nothing", () => {
    expect(check({})).not.toThrow();
    expect(
      check({ PORT: "", BURNLINE_SOURCE_NETWORKS: "", BURNLINE_METRICS_TOKEN: "" }),
    ).not.toThrow();
    expect(
      check({
        PORT: "8080",
        BURNLINE_SOURCE_NETWORKS: "private, fd12::/16",
        BURNLINE_METRICS_TOKEN: "0123456789abcdef",
      }),
    ).not.toThrow();
  });

  it("knows every variable that the README describes", () => {
    const described = readFileSync("README.md", "utf8").match(/BURNLINE_[A-Z_]*[A-Z]/g) ?? [];
    const refused = [...new Set(described)].filter((name) => {
      try {
        checkEnvironment({ NODE_ENV: "production", [name]: "" });
      } catch {
        return true;
      }
      return false;
    });
    expect(described.length).toBeGreaterThan(10);
    expect(refused).toEqual([]);
  });

  it.each([
    [{ PORT: "http" }, "PORT must be a number"],
    [{ PORT: "70000" }, "PORT must be a number"],
    [
      { BURNLINE_SOURCE_NETWORKS: "10.0.0.0/99" },
      'BURNLINE_SOURCE_NETWORKS: "10.0.0.0/99" is not a network',
    ],
    [{ BURNLINE_WEBHOOK_NETWORKS: "home" }, 'BURNLINE_WEBHOOK_NETWORKS: "home" is not a network'],
    [
      { BURNLINE_SMTP_URL: "mail.example.org:587" },
      "BURNLINE_SMTP_URL must be the address of a mail server",
    ],
    [{ BURNLINE_MAIL_FROM: "Burnline" }, "BURNLINE_MAIL_FROM must be an email address"],
    [
      { BURNLINE_SECERT: "0123456789abcdef" },
      "BURNLINE_SECERT is no setting of Burnline. Is BURNLINE_SECRET meant?",
    ],
    [{ BURNLINE_OIDC_CLIENTID: "" }, "Is BURNLINE_OIDC_CLIENT_ID meant?"],
    [
      { BURNLINE_COLOUR_SCHEME: "red" },
      "BURNLINE_COLOUR_SCHEME is no setting of Burnline. Remove it",
    ],
    [
      { BURNLINE_BACKUP_HOURS: "daily" },
      "BURNLINE_BACKUP_HOURS must be a whole number from 1 to 744",
    ],
    [
      { BURNLINE_ALERT_DAYS: "for ever" },
      "BURNLINE_ALERT_DAYS must be a whole number from 1 to 36500",
    ],
    [
      { BURNLINE_SHIFT_NOTICE_HOURS: "169" },
      "BURNLINE_SHIFT_NOTICE_HOURS must be a whole number from 0 to 168",
    ],
    [
      { BURNLINE_BACKUP_DIR: "/dev/null/backups" },
      "BURNLINE_BACKUP_DIR: /dev/null/backups cannot be written",
    ],
    [
      { BURNLINE_HEARTBEAT_URL: "hc-ping.com/x" },
      "BURNLINE_HEARTBEAT_URL must be an http or https",
    ],
    [
      { BURNLINE_METRICS_TOKEN: "short" },
      "BURNLINE_METRICS_TOKEN must have at least 16 characters",
    ],
  ])("refuses %j with the fix", (env, message) => {
    expect(check(env)).toThrow(message);
  });
});
