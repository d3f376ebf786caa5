import { readStorage, removeStorage, storageKeys, writeStorage } from "../shell/browser-storage";

export type Fields = Record<string, string>;

/**
 * What was typed and is not known to be stored yet; `version` and `base`: what it started from;
 * `replaced`: it gave way to another copy.
 */
export type LocalCopy = { version: number; fields: Fields; base: Fields; replaced?: true };

/** The name of a text and its reader in the browser's storage. */
export const textKeyOf = (postmortem: number, reader: string): string =>
  `postmortem ${postmortem} of ${reader}`;

/** Each tab has its own, so that none puts its text over another's. */
export const copyKeyOf = (text: string, tab: string): string => `${text} in tab ${tab}`;

/**
 * The keys of all copies of a text, whichever tab they come from, also of those from before tabs
 * had their own.
 */
export const copyKeysOf = (text: string): string[] =>
  storageKeys()
    .filter((key) => key === text || key.startsWith(copyKeyOf(text, "")))
    .sort();

export function readCopy(key: string): LocalCopy | null {
  const text = readStorage(key);
  return text ? parsed(text) : null;
}

/** Whether it is kept. */
export const writeCopy = (key: string, copy: LocalCopy): boolean =>
  writeStorage(key, JSON.stringify(copy));

export const forgetCopy = (key: string): void => removeStorage(key);

/** Null for what someone else has left under this name. */
function parsed(text: string): LocalCopy | null {
  try {
    const copy = JSON.parse(text) as Partial<LocalCopy> | null;
    if (!copy || typeof copy.version !== "number" || typeof copy.fields !== "object") return null;
    // Older copies do not know what they started from: anything that is stored counts as someone
    // else's then.
    return {
      version: copy.version,
      fields: copy.fields,
      base: copy.base ?? {},
      ...(copy.replaced ? { replaced: true } : {}),
    };
  } catch {
    return null;
  }
}

export const sameFields = (a: Fields, b: Fields): boolean =>
  Object.keys({ ...a, ...b }).every((name) => (a[name] ?? "") === (b[name] ?? ""));

export const sameCopy = (a: LocalCopy | null, b: LocalCopy): boolean =>
  a?.version === b.version &&
  a.replaced === b.replaced &&
  sameFields(a.fields, b.fields) &&
  sameFields(a.base, b.base);

/** The fields of `to` that differ from those in `from`. */
export const changesOf = (to: Fields, from: Fields): Fields =>
  Object.fromEntries(Object.entries(to).filter(([name, value]) => value !== (from[name] ?? "")));

/** As `changesOf`, by what `from` holds. */
export const basesOf = (to: Fields, from: Fields): Fields =>
  Object.fromEntries(Object.keys(changesOf(to, from)).map((name) => [name, from[name] ?? ""]));

/**
 * What was typed and is not stored; what someone else has stored since in other fields stays as it
 * is.
 */
export const unstoredIn = (copy: LocalCopy, stored: Fields): Fields =>
  changesOf(changesOf(copy.fields, copy.base), stored);

export type LeftOver = { key: string; fields: Fields; replaced: boolean };

/** What a copy holds that is not stored; none where there is nothing. */
export function leftOverAt(key: string, stored: Fields): LeftOver[] {
  const copy = readCopy(key);
  const fields = copy ? unstoredIn(copy, stored) : {};
  return Object.keys(fields).length > 0 ? [{ key, fields, replaced: copy?.replaced === true }] : [];
}
