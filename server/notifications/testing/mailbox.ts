import type { AddressInfo } from "node:net";
import { simpleParser, type ParsedMail } from "mailparser";
import { SMTPServer } from "smtp-server";

export type Mailbox = {
  url: string;
  letters: ParsedMail[];
  /** Set to refuse what comes. */
  refusal: string | null;
  /** Set to refuse whomever it is for. */
  refusedRecipient: string | null;
  close: () => Promise<void>;
};

/** A real mail server on loopback that takes user:password, and keeps what it is sent. */
export async function mailbox(): Promise<Mailbox> {
  const letters: ParsedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, done) =>
      username === "user" && password === "p@ss"
        ? done(null, { user: username })
        : done(new Error("wrong password")),
    onRcptTo: (_address, _session, done) =>
      done(
        box.refusedRecipient === null
          ? null
          : Object.assign(new Error(box.refusedRecipient), { responseCode: 550 }),
      ),
    onData: (stream, _session, done) => {
      simpleParser(stream).then(
        (letter) => {
          if (box.refusal === null) letters.push(letter);
          done(box.refusal === null ? null : new Error(box.refusal));
        },
        (error: unknown) => done(error as Error),
      );
    },
  });
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  const box: Mailbox = {
    url: `smtp://user:p%40ss@127.0.0.1:${String(port)}`,
    letters,
    refusal: null,
    refusedRecipient: null,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return box;
}
