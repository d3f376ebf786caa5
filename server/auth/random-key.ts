import "server-only";
import { createHash, randomInt } from "node:crypto";

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const KEY_LENGTH = 40;
export const TOKEN_PREFIX = "bl_";

/** 40 random characters of [0-9A-Za-z], 238 bits. */
export const randomKey = (length = KEY_LENGTH): string =>
  Array.from({ length }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join("");

export const newApiToken = (): string => TOKEN_PREFIX + randomKey();

const SHOWN = 8;

/** The start of a token, by which people recognise it. */
export const shownPrefix = (token: string): string => token.slice(0, SHOWN);

/** Keys of this length need no slow hash: they cannot be guessed. */
export const keyHash = (key: string): string => createHash("sha256").update(key).digest("hex");
