import * as alerts from "../schema/alerts";
import * as contacts from "../schema/contacts";
import * as dependencies from "../schema/dependencies";
import * as escalations from "../schema/escalations";
import * as incidents from "../schema/incidents";
import * as installation from "../schema/installation";
import * as integrations from "../schema/integrations";
import * as measurements from "../schema/measurements";
import * as notifications from "../schema/notifications";
import * as people from "../schema/people";
import * as postmortems from "../schema/postmortems";
import * as recommendations from "../schema/recommendations";
import * as schedules from "../schema/schedules";
import * as scorecards from "../schema/scorecards";
import * as slos from "../schema/slos";
import * as sources from "../schema/sources";

/** Every table, as Drizzle wants them together. */
export const tables = {
  ...alerts,
  ...contacts,
  ...dependencies,
  ...escalations,
  ...incidents,
  ...installation,
  ...integrations,
  ...measurements,
  ...notifications,
  ...people,
  ...postmortems,
  ...recommendations,
  ...schedules,
  ...scorecards,
  ...slos,
  ...sources,
};
