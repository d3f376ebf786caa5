import "server-only";
import { keyAudit } from "@/db/store/audit";
import { rememberedFingerprint } from "@/db/store/installation";
import { trustedProxies } from "@/server/auth/client-address";
import { installationUrl } from "@/server/auth/installation-url";
import { oidcSettings } from "@/server/auth/oidc";
import { derivedKey, secretFile, secretFingerprint } from "@/server/auth/secret";
import { systemActor } from "@/server/auth/system-actor";
import { log } from "@/server/logging/log";

/**
 * Throws with the fix when a setting of the environment is wrong, or the secret is not the one
 * this database was opened with first. Needs a migrated store.
 */
export async function verifyConfiguration(): Promise<void> {
  installationUrl();
  trustedProxies();
  oidcSettings();
  const fingerprint = secretFingerprint();
  if ((await rememberedFingerprint(systemActor("start"), fingerprint)) === fingerprint)
    return keyAuditLog();
  throw new Error(
    `The secret is not the one this database was set up with: restore ${secretFile()} or BURNLINE_SECRET. If it is lost, delete the row "secret-fingerprint" of the table settings: everyone signs in again, and data sources need their passwords again.`,
  );
}

async function keyAuditLog(): Promise<void> {
  const keyedAfter = await keyAudit(systemActor("start"), derivedKey("audit"));
  // Once in a database's life: a second line of this kind says that the note was taken away.
  if (keyedAfter) log("info", "audit.keyed", { after: keyedAfter.id, hash: keyedAfter.hash });
}
