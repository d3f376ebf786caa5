import { asc } from "drizzle-orm";
import { alerts } from "../schema/alerts";
import { read } from "../store/client";

/** All alerts in the order in which they began, each with what it is now. */
export const alertStates = async (): Promise<string[]> =>
  (await read().select().from(alerts).orderBy(asc(alerts.id))).map(
    ({ key, state }) => `${key} ${state}`,
  );
