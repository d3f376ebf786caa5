import "server-only";
import { rememberedFingerprint } from "@/db/installation";
import { trustedProxies } from "@/server/auth/client-address";
import { installationUrl } from "@/server/auth/installation-url";
import { oidcSettings } from "@/server/auth/oidc";
import { secretFile, secretFingerprint } from "@/server/auth/secret";
import { systemActor } from "@/server/auth/system-actor";

/** Throws with the mend when a setting of the environment is wrong, or the secret is not the one this database was opened with first. Needs a migrated store. */
export async function verifyConfiguration(): Promise<void> {
  installationUrl();
  trustedProxies();
  oidcSettings();
  const fingerprint = secretFingerprint();
  if ((await rememberedFingerprint(systemActor("start"), fingerprint)) === fingerprint) return;
  throw new Error(
    `The secret is not the one this database was set up with: restore ${secretFile()} or BURNLINE_SECRET. If it is lost, delete the row "secret-fingerprint" of the table settings: everybody signs in again, and data sources need their passwords again.`,
  );
}
