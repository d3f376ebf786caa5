import { changeEvents } from "../../schema/integrations";
import type { Db } from "../../store/engine";

type Told = {
  teamId: number;
  serviceId: number | null;
  integrationId: number | null;
  /** Null: when it was told. */
  at: Date | null;
  summary: string;
  source: string | null;
  links: { href: string; text: string }[];
};

/** Nothing takes effect after it was told of: a sender's clock may be ahead. */
export async function insertChange(tx: Db, told: Told, now: Date): Promise<number> {
  const at = told.at === null || told.at > now ? now : told.at;
  const [row] = await tx
    .insert(changeEvents)
    .values({ ...told, at, receivedAt: now })
    .returning({ id: changeEvents.id });
  if (!row) throw new Error("insert returned no change");
  return row.id;
}
