import "server-only";
import { generateVAPIDKeys } from "web-push";
import { findVapid, rememberedVapid } from "@/db/notifications/settings";
import { installationUrl } from "@/server/auth/installation-url";
import { seal, unseal } from "@/server/auth/sealed-secret";
import { systemActor } from "@/server/auth/system-actor";

const CONTEXT = "web-push";

type VapidKeys = { publicKey: string; privateKey: string };

/** By which push services know this installation: made once, because browsers subscribe to them. */
async function vapidKeys(): Promise<VapidKeys> {
  const actor = systemActor("web-push");
  const stored = (await findVapid(actor)) ?? (await rememberedVapid(actor, freshKeys()));
  const { publicKey, sealedPrivateKey } = stored;
  return { publicKey, privateKey: unseal(sealedPrivateKey, CONTEXT) };
}

export const vapidPublicKey = async (): Promise<string> => (await vapidKeys()).publicKey;

/** `subject`: whom the push service may write to about misuse. */
export async function vapidDetails(): Promise<VapidKeys & { subject: string }> {
  const url = installationUrl();
  const subject =
    url.protocol === "https:"
      ? url.origin
      : `mailto:${process.env.BURNLINE_MAIL_FROM || `burnline@${url.hostname}`}`;
  return { ...(await vapidKeys()), subject };
}

function freshKeys() {
  const { publicKey, privateKey } = generateVAPIDKeys();
  return { publicKey, sealedPrivateKey: seal(privateKey, CONTEXT) };
}
