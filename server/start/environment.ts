import { accessSync, constants, mkdirSync } from "node:fs";
import { nearestName } from "@/lib/text/nearest-name";
import { parseSmtpUrl } from "@/lib/notification/smtp-url";
import { backupSchedule } from "@/server/jobs/backup";
import { historyRetention } from "@/server/jobs/history-retention";
import { shiftNoticeMs } from "@/server/jobs/shift-notice";
import { heartbeatUrl } from "@/server/jobs/heartbeat-url";
import { parseNetworks } from "@/server/outgoing/networks";

const LEAST_TOKEN_LENGTH = 16;
const PREFIX = "BURNLINE_";
const OIDC_NAMES = [
  "OIDC_ISSUER",
  "OIDC_CLIENT_ID",
  "OIDC_CLIENT_SECRET",
  "OIDC_NAME",
  "OIDC_ALLOWED_DOMAINS",
];
/** `TOKEN` is not read here: it is what the curl line of an SLO's page takes its token from. */
const NAMES = [
  "URL",
  "SECRET",
  "ADMIN_EMAIL",
  "ADMIN_PASSWORD",
  "API_TOKEN",
  "DEMO",
  ...OIDC_NAMES,
  "SOURCE_NETWORKS",
  "WEBHOOK_NETWORKS",
  "SMTP_URL",
  "MAIL_FROM",
  "METRICS_TOKEN",
  "TRUST_PROXY",
  "BACKUP_DIR",
  "BACKUP_HOURS",
  "BACKUP_KEEP",
  "HEARTBEAT_URL",
  "ALERT_DAYS",
  "MESSAGE_DAYS",
  "SHIFT_NOTICE_HOURS",
  "TOKEN",
];

/**
 * Checks what the process takes from its environment and nobody else checks; throws one line that
 * says what to do.
 */
export function checkEnvironment(env: NodeJS.ProcessEnv): void {
  checkNames(env);
  const port = env.PORT ?? "";
  if (port !== "" && !(/^\d{1,5}$/.test(port) && Number(port) <= 65_535))
    throw new Error(`PORT must be a number up to 65535, not "${port}". Example: PORT=8080`);
  for (const name of ["BURNLINE_SOURCE_NETWORKS", "BURNLINE_WEBHOOK_NETWORKS"])
    checkNetworks(name, env[name] ?? "");
  checkMail(env);
  checkBackups(env);
  heartbeatUrl(env);
  historyRetention(env);
  shiftNoticeMs(env);
  const token = env.BURNLINE_METRICS_TOKEN ?? "";
  if (token !== "" && token.length < LEAST_TOKEN_LENGTH)
    throw new Error(
      `BURNLINE_METRICS_TOKEN must have at least ${LEAST_TOKEN_LENGTH} characters. Make one with: openssl rand -hex 16`,
    );
}

/** A setting under a misspelt name would be passed over without a word. */
function checkNames(env: NodeJS.ProcessEnv): void {
  const unknown = Object.keys(env).find(
    (name) => name.startsWith(PREFIX) && !NAMES.includes(name.slice(PREFIX.length)),
  );
  if (unknown === undefined) return;
  const near = nearestName(unknown.slice(PREFIX.length), NAMES);
  throw new Error(
    `${unknown} is no setting of Burnline. ${near === null ? "Remove it; the README lists the settings." : `Is ${PREFIX}${near} meant? Correct its name, or remove it.`}`,
  );
}

function checkNetworks(name: string, list: string): void {
  try {
    parseNetworks(list);
  } catch (error) {
    throw new Error(
      `${name}: ${error instanceof Error ? error.message : ""}. Example: ${name}=127.0.0.0/8,10.0.0.0/8, or "private" for every private network.`,
      { cause: error },
    );
  }
}

function checkMail({ BURNLINE_SMTP_URL: url, BURNLINE_MAIL_FROM: from }: NodeJS.ProcessEnv): void {
  if (url && !parseSmtpUrl(url))
    throw new Error(
      "BURNLINE_SMTP_URL must be the address of a mail server. Example: BURNLINE_SMTP_URL=smtps://user:password@mail.example.org",
    );
  if (from && !/^[^\s@<>]+@[^\s@<>]+$/.test(from))
    throw new Error(
      `BURNLINE_MAIL_FROM must be an email address, not "${from}". Example: BURNLINE_MAIL_FROM=burnline@example.org`,
    );
}

function checkBackups(env: NodeJS.ProcessEnv): void {
  const schedule = backupSchedule(env);
  if (!schedule) return;
  try {
    mkdirSync(schedule.folder, { recursive: true });
    accessSync(schedule.folder, constants.W_OK);
  } catch (error) {
    throw new Error(
      `BURNLINE_BACKUP_DIR: ${schedule.folder} cannot be written. Make it writable for this user, or choose another folder.`,
      { cause: error },
    );
  }
}
