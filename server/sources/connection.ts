import type { DataSource } from "@/db/sources/data-source";
import type { SourceAuth } from "@/db/schema/sources";
import { seal, unseal } from "@/server/auth/sealed-secret";
import { sourceNetworks } from "@/server/outgoing/source-networks";
import type { Credentials, Prometheus } from "./prometheus";

/** The name of a data source's breaker, places and retry budget. */
export const dependencyName = (slug: string): string => `source:${slug}`;

const context = (slug: string): string => `data-source:${slug}`;

/** How a data source is asked; opens its credentials. */
export function connectionOf(
  source: Pick<DataSource, "slug" | "url" | "auth">,
  stop?: AbortSignal,
): Prometheus {
  const { slug, url, auth } = source;
  return {
    name: dependencyName(slug),
    url,
    credentials: openCredentials(slug, auth),
    to: sourceNetworks(),
    ...(stop ? { stop } : {}),
  };
}

function openCredentials(slug: string, auth: SourceAuth): Credentials {
  switch (auth.type) {
    case "none":
      return auth;
    case "basic":
      return {
        type: "basic",
        username: auth.username,
        password: unseal(auth.sealedSecret, context(slug)),
      };
    case "bearer":
      return { type: "bearer", token: unseal(auth.sealedSecret, context(slug)) };
    default:
      return auth satisfies never;
  }
}

export function sealCredentials(
  slug: string,
  given: { auth: "none" | "basic" | "bearer"; username: string; secret: string },
): SourceAuth {
  if (given.auth === "none") return { type: "none" };
  const sealedSecret = seal(given.secret, context(slug));
  return given.auth === "basic"
    ? { type: "basic", username: given.username, sealedSecret }
    : { type: "bearer", sealedSecret };
}
