import * as incidents from "../schema/incidents";
import * as installation from "../schema/installation";
import * as measurements from "../schema/measurements";
import * as people from "../schema/people";
import * as postmortems from "../schema/postmortems";
import * as slos from "../schema/slos";
import * as sources from "../schema/sources";

/** Every table, as Drizzle wants them together. */
export const tables = {
  ...incidents,
  ...installation,
  ...measurements,
  ...people,
  ...postmortems,
  ...slos,
  ...sources,
};
