import type { Operation } from "./operation";
import {
  getEntryOperation,
  getIncidentOperation,
  listIncidentsOperation,
  patchEntryOperation,
  patchIncidentOperation,
  postEntryOperation,
  postIncidentOperation,
} from "./operations/incidents";
import { getIncidentInsightsOperation } from "./operations/insights";
import { importMeasurementsOperation, postMeasurementsOperation } from "./operations/measurements";
import { getPostmortemMarkdownOperation, getPostmortemOperation } from "./operations/postmortems";
import {
  deleteServiceOperation,
  getServiceOperation,
  listServicesOperation,
  putServiceOperation,
} from "./operations/services";
import {
  deleteSloOperation,
  getSloOperation,
  listSlosOperation,
  putSloOperation,
} from "./operations/slos";
import { getSlosYamlOperation, putSlosYamlOperation } from "./operations/slos-yaml";
import { getBurnDownOperation, getStatusOperation } from "./operations/status";
import { getTeamOperation, listTeamsOperation, putTeamOperation } from "./operations/teams";

/** Every call of version 1, in the order of the document. */
export const ALL_OPERATIONS: readonly Operation[] = [
  listTeamsOperation,
  getTeamOperation,
  putTeamOperation,
  listServicesOperation,
  getServiceOperation,
  putServiceOperation,
  deleteServiceOperation,
  listSlosOperation,
  getSloOperation,
  putSloOperation,
  deleteSloOperation,
  getSlosYamlOperation,
  putSlosYamlOperation,
  getStatusOperation,
  getBurnDownOperation,
  postMeasurementsOperation,
  importMeasurementsOperation,
  listIncidentsOperation,
  postIncidentOperation,
  getIncidentOperation,
  patchIncidentOperation,
  postEntryOperation,
  getEntryOperation,
  patchEntryOperation,
  getIncidentInsightsOperation,
  getPostmortemOperation,
  getPostmortemMarkdownOperation,
];
