import type { Mailbox } from "@/server/notifications/testing/mailbox";

/** The settings of a server whose mail goes there. */
export const mailTo = ({ url }: Mailbox) => ({
  BURNLINE_SMTP_URL: url,
  BURNLINE_MAIL_FROM: "burnline@example.org",
});

/** Where a letter about a page leads who acknowledges it; blank where it leads nowhere. */
export const acknowledgeLink = (letter: Mailbox["letters"][number] | undefined): string =>
  /Acknowledge: (\S+)/.exec(letter?.text ?? "")?.[1] ?? "";
