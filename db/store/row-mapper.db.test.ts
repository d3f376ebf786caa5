import { eq, sql } from "drizzle-orm";
import * as utils from "drizzle-orm/utils";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { readAs } from "../access/reader";
import { selectAlerts } from "../alerts/internal/rows";
import { alerts } from "../schema/alerts";
import { teams } from "../schema/people";
import { services } from "../schema/slos";
import { systemActor } from "../testing/fresh-store";
import { closeStore } from "./client";
import { dialect } from "./dialect";
import { rowMapper, type SelectedField } from "./row-mapper";

type Prepared = { fields: SelectedField[]; joinsNotNullableMap?: Record<string, boolean> };

/** Its types do not tell of it. */
const { mapResultRow } = utils as unknown as {
  mapResultRow: (fields: SelectedField[], row: unknown[], always: unknown) => object;
};

const prepared = (query: { prepare: () => unknown }) => query.prepare() as Prepared;
const from = () => readAs(systemActor);
const joined = (fields: object) =>
  from()
    .select(fields as { id: typeof alerts.id })
    .from(alerts)
    .leftJoin(teams, eq(teams.id, alerts.teamId))
    .leftJoin(services, eq(services.id, alerts.serviceId));
const length = sql`length(${alerts.title})`.mapWith(Number);

const QUERIES: [string, () => { prepare: () => unknown }][] = [
  ["of one table", () => from().select().from(teams)],
  ["of what is joined always or sometimes", () => selectAlerts(from())],
  ["with an expression", () => joined({ length, title: alerts.title, team: teams })],
  ["with a name for an expression", () => joined({ team: teams, length: length.as("length") })],
  ["of two tables in one", () => joined({ both: { id: services.id, name: teams.name } })],
  ["of an expression before a column", () => joined({ both: { length, id: services.id } })],
];

describe.runIf(dialect === "sqlite")("rows become the objects that Drizzle makes of them", () => {
  afterAll(closeStore);

  it.each(QUERIES)("%s", (_, query) => {
    const { fields, joinsNotNullableMap: always } = prepared(query());
    const map = rowMapper(fields, always);
    const value = fc.option(fc.nat(9));
    fc.assert(
      fc.property(
        fc.array(value, { minLength: fields.length, maxLength: fields.length }),
        (row) => {
          const theirs = mapResultRow(fields, row, always);
          expect(map?.(row)).toEqual(theirs);
          expect(Object.keys(map?.(row) ?? {})).toEqual(Object.keys(theirs));
        },
      ),
      { seed: 7, numRuns: 200 },
    );
  });

  it("is left to Drizzle where one lies deeper", () => {
    const deep = { path: ["alert", "team", "id"], field: teams.id };
    expect(rowMapper([deep], undefined)).toBeNull();
  });
});
