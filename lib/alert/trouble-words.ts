import { formatBytes } from "@/lib/formats/bytes";
import { plural } from "@/lib/formats/count";
import { formatDurationWords } from "@/lib/formats/duration";
import { CHANNEL_NAMES, channelWord } from "@/lib/notification/channel";
import { MINUTE_MS } from "@/lib/time/duration";
import type { Trouble } from "./trouble";

/** What to do about it, and the page where that is done. */
export type Remedy = { text: string; link: { href: string; text: string } };

const SYSTEM = { href: "/settings/system", text: "Settings, System" };

export function troubleTitle(trouble: Trouble): string {
  switch (trouble.kind) {
    case "job":
      return `Burnline: the job “${trouble.name}” stands still`;
    case "disk":
      return "Burnline: the disk is nearly full";
    case "outbox":
      return "Burnline: messages are not sent";
    case "channel":
      return `Burnline: ${CHANNEL_NAMES[trouble.channel]} reaches nobody`;
    case "unanswered":
      return `Burnline: nobody answered ${trouble.what} ${trouble.id}`;
    case "skipped":
      return "Burnline: minutes were not evaluated";
    default:
      throw new RangeError(`no trouble ${String(trouble satisfies never)}`);
  }
}

/** Why it fired, in a sentence or two. */
export function troubleReason(trouble: Trouble): string {
  switch (trouble.kind) {
    case "job":
      return `The job “${trouble.name}” should have run by now, and has not: ${trouble.does}`;
    case "disk":
      return `${formatBytes(trouble.freeBytes)} of ${formatBytes(trouble.diskBytes)} are free on the disk of the database, which takes ${formatBytes(trouble.storeBytes)}. Nothing can be stored once it is full.`;
    case "outbox":
      return `${plural(trouble.waiting, "message")} should have left more than five minutes ago, and nothing sends them.`;
    case "channel":
      return `Nothing arrived by ${channelWord(trouble.channel)} in the last 15 minutes: each try to send one of ${plural(trouble.messages, "message")} failed. The error: ${trouble.error}`;
    case "unanswered":
      return `Everyone who is to hear of ${trouble.what} ${trouble.id} was notified, up to the managers and administrators, and nobody has acknowledged it.`;
    case "skipped":
      return `Burnline did not run for so long that ${formatDurationWords(trouble.minutes * MINUTE_MS)} of minutes were passed over. What burned only then has no alert.`;
    default:
      throw new RangeError(`no trouble ${String(trouble satisfies never)}`);
  }
}

export function troubleRemedy(trouble: Trouble): Remedy {
  switch (trouble.kind) {
    case "job":
      return {
        text: "Read the job’s last error and Burnline’s log, then restart Burnline.",
        link: SYSTEM,
      };
    case "disk":
      return {
        text: "Delete what else is on that disk, such as old backups, or enlarge it.",
        link: SYSTEM,
      };
    case "outbox":
      return {
        text: "See whether the job “deliver” runs, then restart Burnline.",
        link: SYSTEM,
      };
    case "channel":
      return channelRemedy(trouble.channel);
    case "unanswered":
      return {
        text: "Acknowledge it, or call somebody who can. Then see whether its team’s escalation policy names enough people.",
        link: {
          href: `/${trouble.what}s/${trouble.id}`,
          text: `Open ${trouble.what} ${trouble.id}`,
        },
      };
    case "skipped":
      return {
        text: "Look at the budgets for what happened meanwhile. This alert ends after an hour.",
        link: { href: "/slos", text: "SLOs" },
      };
    default:
      throw new RangeError(`no trouble ${String(trouble satisfies never)}`);
  }
}

function channelRemedy(channel: Extract<Trouble, { kind: "channel" }>["channel"]): Remedy {
  const ends = "then send a test there: this alert ends when one arrives.";
  switch (channel) {
    case "email":
      return {
        text: `Correct the mail server, ${ends}`,
        link: { href: "/settings/mail", text: "Settings, Mail" },
      };
    case "web-push":
      return {
        text: `See whether Burnline may call the browser’s push service, ${ends}`,
        link: { href: "/settings/notifications", text: "Settings, Notifications" },
      };
    default:
      return {
        text: `See whether the receiver is up and its address still right, ${ends}`,
        link: { href: "/settings/channels", text: "Settings, Channels" },
      };
  }
}
