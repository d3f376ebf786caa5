import type { Operation } from "./operation";
import { alertOperations } from "./operations/alerts";
import { alertRouteOperations } from "./operations/alert-routes";
import { burnDownOperations } from "./operations/burn-down";
import { changeOperations } from "./operations/changes";
import { channelOperations } from "./operations/channels";
import { dependencyOperations } from "./operations/dependencies";
import { dependencyImportOperations } from "./operations/dependency-import";
import { escalationPolicyOperations } from "./operations/escalation-policies";
import { findingOperations } from "./operations/findings";
import { incidentInsightsOperations } from "./operations/incident-insights";
import { incidentOperations } from "./operations/incidents";
import { integrationOperations } from "./operations/integrations";
import { measurementImportOperations } from "./operations/measurement-import";
import { measurementOperations } from "./operations/measurements";
import { notificationOperations } from "./operations/notifications";
import { pagingOperations } from "./operations/paging";
import { postmortemOperations } from "./operations/postmortems";
import { reviewOperations } from "./operations/reviews";
import { recommendationOperations } from "./operations/recommendations";
import { scheduleOperations } from "./operations/schedules";
import { serviceOperations } from "./operations/services";
import { scorecardOperations } from "./operations/scorecards";
import { sloQualityOperations } from "./operations/slo-quality";
import { simulationOperations } from "./operations/simulations";
import { sloStatusOperations } from "./operations/slo-status";
import { sloOperations } from "./operations/slos";
import { slosYamlOperations } from "./operations/slos-yaml";
import { teamOperations } from "./operations/teams";
import { timelineOperations } from "./operations/timeline";
import { userOperations } from "./operations/users";

/** Every call of version 1, in the order of the document. */
export const OPERATIONS = {
  teams: teamOperations,
  users: userOperations,
  services: serviceOperations,
  dependencies: dependencyOperations,
  findings: findingOperations,
  recommendations: recommendationOperations,
  scorecards: scorecardOperations,
  slos: sloOperations,
  slosYaml: slosYamlOperations,
  sloStatus: sloStatusOperations,
  sloQuality: sloQualityOperations,
  burnDown: burnDownOperations,
  measurements: measurementOperations,
  measurementImport: measurementImportOperations,
  changes: changeOperations,
  incidents: incidentOperations,
  timeline: timelineOperations,
  incidentInsights: incidentInsightsOperations,
  escalationPolicies: escalationPolicyOperations,
  paging: pagingOperations,
  postmortems: postmortemOperations,
  channels: channelOperations,
  notifications: notificationOperations,
  alerts: alertOperations,
  schedules: scheduleOperations,
  integrations: integrationOperations,
  alertRoutes: alertRouteOperations,
  dependencyImport: dependencyImportOperations,
  simulations: simulationOperations,
  reviews: reviewOperations,
};

export type NamedOperation = Operation & { id: string };

export const ALL_OPERATIONS: readonly NamedOperation[] = Object.values(OPERATIONS).flatMap((noun) =>
  Object.entries(noun).map(([id, operation]: [string, Operation]) => ({ id, ...operation })),
);
