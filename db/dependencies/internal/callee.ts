import { eq } from "drizzle-orm";
import type { Reader } from "../../access/reader";
import { services } from "../../schema/slos";

/** What a name means to whoever says it: a service that they may see, else something external. */
export type Callee =
  | { kind: "service"; name: string; id: number; teamId: number }
  | { kind: "external"; name: string };

export async function calleeNamed(reader: Reader, name: string): Promise<Callee> {
  const [service] = await reader
    .select({ id: services.id, teamId: services.teamId })
    .from(services)
    .where(eq(services.slug, name));
  return service ? { kind: "service", name, ...service } : { kind: "external", name };
}
