import { readStorage, writeStorage } from "../shell/browser-storage";

export type Fields = Record<string, string>;

/** What was typed and is not known to be stored yet; `version`: the one that it started from. */
export type LocalCopy = { version: number; fields: Fields };

export function readCopy(key: string): LocalCopy | null {
  const text = readStorage(key);
  return text ? parsed(text) : null;
}

export const writeCopy = (key: string, copy: LocalCopy): void => writeStorage(key, JSON.stringify(copy));

export const forgetCopy = (key: string): void => writeStorage(key, "");

/** Null for what somebody else has left under this name. */
function parsed(text: string): LocalCopy | null {
  try {
    const copy = JSON.parse(text) as Partial<LocalCopy> | null;
    return copy && typeof copy.version === "number" && typeof copy.fields === "object" ? { version: copy.version, fields: copy.fields } : null;
  } catch {
    return null;
  }
}

export const sameFields = (a: Fields, b: Fields): boolean => Object.keys({ ...a, ...b }).every((name) => (a[name] ?? "") === (b[name] ?? ""));
