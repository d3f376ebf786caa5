import "server-only";
import { mintActor, type Actor } from "@/db/access/actor";

/** The installation itself, acting for a named job. */
export const systemActor = (job: string): Actor => mintActor({ kind: "system", job });
