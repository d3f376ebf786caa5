import { SendFailure } from "./send-failure";

type SmtpError = { code?: unknown; responseCode?: unknown; response?: unknown; command?: unknown };

const SENTENCES: Record<string, string> = {
  EAUTH: "refuses the user name or password",
  ECONNREFUSED: "refuses connections",
  EDNS: "is not known (no such name)",
  ETIMEDOUT: "does not answer in time",
  ETLS: "does not speak TLS there",
};
const MAX_RESPONSE = 160;

/**
 * Why a mail server did not take a message, in a sentence; never with what it was given to sign in.
 * What the server says may name the address, and is for its owner alone.
 */
export function mailFailure(error: unknown, host: string): SendFailure {
  const { code, responseCode, response, command } = error as SmtpError;
  const known = SENTENCES[String(code)];
  if (known !== undefined) return failed(known, `${host} ${known}.`, code !== "EAUTH");
  if (typeof responseCode !== "number" || typeof response !== "string")
    return failed("cannot be reached", `${host} cannot be reached.`, true);
  const what = command === "RCPT TO" ? "address" : "message";
  const said = response.replaceAll(/[\s\p{C}]+/gu, " ").slice(0, MAX_RESPONSE);
  return failed(`refuses the ${what}`, `${host} refuses the ${what}: ${said}`, false);
}

const failed = (what: string, detail: string, transient: boolean): SendFailure =>
  new SendFailure(`The mail server ${what}.`, { kind: "failed" }, { transient, detail });
