import { alerts } from "../schema/alerts";
import { write } from "../store/client";
import { NOON, teamNamed } from "./persons";

type Row = typeof alerts.$inferInsert;

/** What is stored of a page that has fired at noon. */
export const alertRow = (teamId: number, change: Partial<Row> = {}): Row => ({
  kind: "external",
  origin: "integration:1",
  key: "checkout is slow",
  teamId,
  title: "Checkout is slow",
  labels: {},
  annotations: {},
  links: [],
  state: "firing",
  severity: "page",
  worst: "page",
  startedAt: NOON,
  lastSeenAt: NOON,
  flaps: 0,
  demo: false,
  ...change,
});

/** An alert of the team, as a row; answers its id. */
export async function storedAlert(team: string, change: Partial<Row> = {}): Promise<number> {
  const teamId = await teamNamed(team);
  return write(async (tx) => {
    const [row] = await tx
      .insert(alerts)
      .values(alertRow(teamId, change))
      .returning({ id: alerts.id });
    if (!row) throw new Error("insert returned no alert");
    return row.id;
  });
}
