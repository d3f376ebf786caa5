import { SendFailure } from "./send-failure";

type SmtpError = { code?: unknown; responseCode?: unknown; response?: unknown };

const SENTENCES: Record<string, string> = {
  EAUTH: "refuses the user name or password",
  ECONNREFUSED: "refuses connections",
  EDNS: "is not known (no such name)",
  ETIMEDOUT: "does not answer in time",
  ETLS: "does not speak TLS there",
};
const MAX_RESPONSE = 160;

/** Why a mail server did not take a message, in a sentence; never with what it was given to sign in. */
export function mailFailure(error: unknown, host: string): SendFailure {
  const { code, responseCode, response } = error as SmtpError;
  const known = SENTENCES[String(code)];
  const transient = typeof responseCode !== "number";
  if (known !== undefined)
    return new SendFailure(`${host} ${known}.`, { kind: "failed" }, code !== "EAUTH");
  if (typeof responseCode === "number" && typeof response === "string")
    return new SendFailure(
      `${host} refuses the message: ${response.replaceAll(/[\s\p{C}]+/gu, " ").slice(0, MAX_RESPONSE)}`,
      { kind: "failed" },
      transient,
    );
  return new SendFailure(`${host} cannot be reached.`, { kind: "failed" }, true);
}
