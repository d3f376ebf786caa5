import "server-only";
import type { OPERATIONS } from "./all-operations";
import type { HandlersOf } from "./call";
import { alertHandlers } from "./handlers/alerts";
import { alertRouteHandlers } from "./handlers/alert-routes";
import { burnDownHandlers } from "./handlers/burn-down";
import { changeHandlers } from "./handlers/changes";
import { channelHandlers } from "./handlers/channels";
import { dependencyHandlers } from "./handlers/dependencies";
import { dependencyImportHandlers } from "./handlers/dependency-import";
import { escalationPolicyHandlers } from "./handlers/escalation-policies";
import { findingHandlers } from "./handlers/findings";
import { incidentInsightsHandlers } from "./handlers/incident-insights";
import { incidentHandlers } from "./handlers/incidents";
import { integrationHandlers } from "./handlers/integrations";
import { measurementImportHandlers } from "./handlers/measurement-import";
import { measurementHandlers } from "./handlers/measurements";
import { notificationHandlers } from "./handlers/notifications";
import { pagingHandlers } from "./handlers/paging";
import { postmortemHandlers } from "./handlers/postmortems";
import { reviewHandlers } from "./handlers/reviews";
import { recommendationHandlers } from "./handlers/recommendations";
import { scheduleHandlers } from "./handlers/schedules";
import { serviceHandlers } from "./handlers/services";
import { scorecardHandlers } from "./handlers/scorecards";
import { sloQualityHandlers } from "./handlers/slo-quality";
import { simulationHandlers } from "./handlers/simulations";
import { sloStatusHandlers } from "./handlers/slo-status";
import { sloHandlers } from "./handlers/slos";
import { slosYamlHandlers } from "./handlers/slos-yaml";
import { teamHandlers } from "./handlers/teams";
import { timelineHandlers } from "./handlers/timeline";
import { userHandlers } from "./handlers/users";

type AllHandlers = {
  readonly [Noun in keyof typeof OPERATIONS]: HandlersOf<(typeof OPERATIONS)[Noun]>;
};

/** What answers each operation; one without a handler does not compile. */
export const HANDLERS: AllHandlers = {
  teams: teamHandlers,
  users: userHandlers,
  services: serviceHandlers,
  dependencies: dependencyHandlers,
  findings: findingHandlers,
  recommendations: recommendationHandlers,
  scorecards: scorecardHandlers,
  slos: sloHandlers,
  slosYaml: slosYamlHandlers,
  sloStatus: sloStatusHandlers,
  sloQuality: sloQualityHandlers,
  burnDown: burnDownHandlers,
  measurements: measurementHandlers,
  measurementImport: measurementImportHandlers,
  changes: changeHandlers,
  incidents: incidentHandlers,
  timeline: timelineHandlers,
  incidentInsights: incidentInsightsHandlers,
  escalationPolicies: escalationPolicyHandlers,
  paging: pagingHandlers,
  postmortems: postmortemHandlers,
  channels: channelHandlers,
  notifications: notificationHandlers,
  alerts: alertHandlers,
  schedules: scheduleHandlers,
  integrations: integrationHandlers,
  alertRoutes: alertRouteHandlers,
  dependencyImport: dependencyImportHandlers,
  simulations: simulationHandlers,
  reviews: reviewHandlers,
};
