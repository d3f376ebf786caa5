import { createHash } from "node:crypto";
import { RecentAnswers } from "@/server/request/recent-answers";

const MOST = 500;

/**
 * Keeps the answers to what was asked last, by its content: the same page asks for the same again
 * and again.
 */
export function remembered<I, O>(work: (input: I) => Promise<O>): (input: I) => Promise<O> {
  const answers = new RecentAnswers(MOST);
  return (input) => answers.ask(digestOf(input), () => work(input));
}

const digestOf = (input: unknown): string =>
  createHash("sha256").update(JSON.stringify(input)).digest("base64");
