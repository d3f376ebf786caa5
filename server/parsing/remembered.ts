import { createHash } from "node:crypto";

const MOST = 500;

/**
 * Keeps the answers to what was asked last, by its content: the same page asks for the same again
 * and again.
 */
export function remembered<I, O>(
  work: (input: I) => Promise<O>,
  most = MOST,
): (input: I) => Promise<O> {
  const answers = new Map<string, Promise<O>>();
  return (input) => {
    const key = createHash("sha256").update(JSON.stringify(input)).digest("base64");
    const known = answers.get(key);
    answers.delete(key);
    const answer = known ?? work(input);
    answers.set(key, answer);
    answer.catch(() => answers.delete(key));
    const [oldest] = answers.keys();
    if (answers.size > most && oldest !== undefined) answers.delete(oldest);
    return answer;
  };
}
