import { formatCount } from "@/lib/formats/count";
import type { JsonBounds } from "@/lib/text/json-bounds";

export const KIB = 1024;

/** What an operation of the API usually takes. */
export const SMALL_BODY_BYTES = 256 * KIB;
/** The files of a review. */
export const REVIEW_BODY_BYTES = 10 * 1024 * KIB;
/** What a page's form, or the call of a server action, may send. */
export const FORM_BYTES = 1024 * KIB;
/** What signing in through `/api/auth` may send. */
export const AUTH_BYTES = 64 * KIB;

export const FORM_JSON: JsonBounds = { levels: 50, nodes: 5000 };
/** 50,000 measurements of six fields. */
export const API_JSON: JsonBounds = { levels: 50, nodes: 500_000 };

const FIRST_MS = 30_000;
const SLOWEST_BYTES_PER_MS = 16;

/**
 * So long a body of so many bytes may keep its reader waiting in all: half a minute, and more as it
 * brings at least 16 kB a second.
 */
export const bodyPatienceMs = (bytes: number): number => FIRST_MS + bytes / SLOWEST_BYTES_PER_MS;

export const TOO_SLOW =
  "The body did not arrive in time: it has 30 seconds, and more while it brings at least 16 kB a second.";
export const BROKE_OFF = "The body broke off before its end.";
export const tooLong = (maxBytes: number): string =>
  `The body is longer than ${formatCount(maxBytes)} bytes. Send less at a time.`;
