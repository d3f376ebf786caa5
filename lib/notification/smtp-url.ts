import { parseUrl } from "@/lib/text/parse-url";

/** `auto`: encrypted where the server offers it. */
export type MailSecurity = "tls" | "starttls" | "auto";

export type MailServer = {
  host: string;
  port: number;
  security: MailSecurity;
  username: string;
  password: string;
};

/** Reads smtps://user:password@host:port, or smtp://; null for anything else. */
export function parseSmtpUrl(text: string): MailServer | null {
  const url = parseUrl(text);
  if (!url || url.hostname === "" || !["smtp:", "smtps:"].includes(url.protocol)) return null;
  const tls = url.protocol === "smtps:";
  return {
    host: url.hostname.replace(/^\[|\]$/g, ""),
    port: url.port === "" ? (tls ? 465 : 587) : Number(url.port),
    security: tls ? "tls" : "auto",
    username: decoded(url.username),
    password: decoded(url.password),
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
