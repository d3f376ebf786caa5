/** What a sender proves itself with, in the body of its events; also where the body was cut off. */
const FIELD = /("routing_key"\s*:\s*")((?:[^"\\]|\\.)*)/g;
const SHOWN = 6;

/** As an integration's key is shown: by its beginning. */
const shown = (key: string): string => (key.endsWith("…") ? key : `${key.slice(0, SHOWN)}…`);

/** What was sent, for people to look at, without the key that it came under and those that it names. */
export const withoutKeys = (body: string, key: string | null): string =>
  (key === null ? body : body.replaceAll(key, shown(key))).replaceAll(
    FIELD,
    (_all, before: string, named: string) => `${before}${shown(named)}`,
  );
