import "server-only";
import { mintActor, type Actor } from "@/db/actor";

/** The installation itself, acting for a named job. */
export const systemActor = (job: string): Actor => mintActor({ kind: "system", job });
