import "server-only";
import { createHmac, timingSafeEqual } from "node:crypto";
import type { AcknowledgeLink } from "@/db/notifications/acknowledge-link";
import { installationUrl } from "@/server/auth/installation-url";
import { derivedKey } from "@/server/auth/secret";

const SHAPE = /^([ai])(\d{1,15})\.([uc])(\d{1,15})(?:\.f(\d{1,15}))?\.([\w-]{22})$/;

export function acknowledgeToken({ subject, by, from }: AcknowledgeLink): string {
  const about = "alertId" in subject ? `a${subject.alertId}` : `i${subject.incidentId}`;
  const who = "userId" in by ? `u${by.userId}` : `c${by.channelId}`;
  const signed = `${about}.${who}${from === undefined ? "" : `.f${from}`}`;
  return `${signed}.${signature(signed)}`;
}

/** Null for what this installation did not sign. */
export function readAcknowledgeToken(token: string): AcknowledgeLink | null {
  const match = SHAPE.exec(token);
  if (!match) return null;
  const [, about, aboutId, who, whoId, fromId, given = ""] = match;
  const expected = signature(token.slice(0, -given.length - 1));
  if (!timingSafeEqual(Buffer.from(given), Buffer.from(expected))) return null;
  return {
    subject: about === "a" ? { alertId: Number(aboutId) } : { incidentId: Number(aboutId) },
    by: who === "u" ? { userId: Number(whoId) } : { channelId: Number(whoId) },
    ...(fromId === undefined ? {} : { from: Number(fromId) }),
  };
}

/** The page with the button, and what buttons of push messages post to. */
export function acknowledgeLinks(what: AcknowledgeLink): { url: string; post: string } {
  const token = acknowledgeToken(what);
  const at = (path: string) => new URL(path, installationUrl()).href;
  return { url: at(`/acknowledge/${token}`), post: at(`/api/acknowledge/${token}`) };
}

/** 128 bits. */
const signature = (text: string): string =>
  createHmac("sha256", derivedKey("acknowledge"))
    .update(text)
    .digest()
    .subarray(0, 16)
    .toString("base64url");
