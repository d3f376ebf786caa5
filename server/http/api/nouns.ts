import type { AnyHandler, HandlersOf } from "./call";
import type { Operation, Operations } from "./operation";
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

type ApiNoun = {
  operations: Operations;
  handlers: () => Promise<Readonly<Record<string, AnyHandler>>>;
};

/** One whose handlers lack an operation does not compile. */
const noun = <Ops extends Operations>(
  operations: Ops,
  handlers: () => Promise<HandlersOf<Ops>>,
): ApiNoun => ({ operations, handlers });

/**
 * What version 1 offers of each noun, in the order of the document. Handlers are loaded when they
 * are called: whoever only reads what there is needs no store.
 */
export const NOUNS: readonly ApiNoun[] = [
  noun(teamOperations, async () => (await import("./handlers/teams")).teamHandlers),
  noun(userOperations, async () => (await import("./handlers/users")).userHandlers),
  noun(serviceOperations, async () => (await import("./handlers/services")).serviceHandlers),
  noun(
    dependencyOperations,
    async () => (await import("./handlers/dependencies")).dependencyHandlers,
  ),
  noun(findingOperations, async () => (await import("./handlers/findings")).findingHandlers),
  noun(
    recommendationOperations,
    async () => (await import("./handlers/recommendations")).recommendationHandlers,
  ),
  noun(scorecardOperations, async () => (await import("./handlers/scorecards")).scorecardHandlers),
  noun(sloOperations, async () => (await import("./handlers/slos")).sloHandlers),
  noun(slosYamlOperations, async () => (await import("./handlers/slos-yaml")).slosYamlHandlers),
  noun(sloStatusOperations, async () => (await import("./handlers/slo-status")).sloStatusHandlers),
  noun(
    sloQualityOperations,
    async () => (await import("./handlers/slo-quality")).sloQualityHandlers,
  ),
  noun(burnDownOperations, async () => (await import("./handlers/burn-down")).burnDownHandlers),
  noun(
    measurementOperations,
    async () => (await import("./handlers/measurements")).measurementHandlers,
  ),
  noun(
    measurementImportOperations,
    async () => (await import("./handlers/measurement-import")).measurementImportHandlers,
  ),
  noun(changeOperations, async () => (await import("./handlers/changes")).changeHandlers),
  noun(incidentOperations, async () => (await import("./handlers/incidents")).incidentHandlers),
  noun(timelineOperations, async () => (await import("./handlers/timeline")).timelineHandlers),
  noun(
    incidentInsightsOperations,
    async () => (await import("./handlers/incident-insights")).incidentInsightsHandlers,
  ),
  noun(
    escalationPolicyOperations,
    async () => (await import("./handlers/escalation-policies")).escalationPolicyHandlers,
  ),
  noun(pagingOperations, async () => (await import("./handlers/paging")).pagingHandlers),
  noun(
    postmortemOperations,
    async () => (await import("./handlers/postmortems")).postmortemHandlers,
  ),
  noun(channelOperations, async () => (await import("./handlers/channels")).channelHandlers),
  noun(
    notificationOperations,
    async () => (await import("./handlers/notifications")).notificationHandlers,
  ),
  noun(alertOperations, async () => (await import("./handlers/alerts")).alertHandlers),
  noun(scheduleOperations, async () => (await import("./handlers/schedules")).scheduleHandlers),
  noun(
    integrationOperations,
    async () => (await import("./handlers/integrations")).integrationHandlers,
  ),
  noun(
    alertRouteOperations,
    async () => (await import("./handlers/alert-routes")).alertRouteHandlers,
  ),
  noun(
    dependencyImportOperations,
    async () => (await import("./handlers/dependency-import")).dependencyImportHandlers,
  ),
  noun(
    simulationOperations,
    async () => (await import("./handlers/simulations")).simulationHandlers,
  ),
  noun(reviewOperations, async () => (await import("./handlers/reviews")).reviewHandlers),
];

export type NamedOperation = Operation & { id: string };

export const ALL_OPERATIONS: readonly NamedOperation[] = NOUNS.flatMap(({ operations }) =>
  Object.entries(operations).map(([id, operation]) => ({ id, ...operation })),
);
