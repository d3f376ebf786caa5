import { plural } from "@/lib/formats/count";
import { INCIDENTS } from "./web-setting";

/**
 * `contains`: so that no other page is measured in its place. `firstView`: how many times as long
 * as the empty page it may take right after a write, where there is a goal.
 */
export type DashboardPage = {
  name: string;
  path: string;
  contains: string;
  firstView: number | null;
};

const SLO = "/services/team-0-service/slos/slo-0";

export const dashboardPages = (slos: number): DashboardPage[] => [
  {
    name: `overview of ${slos} SLOs`,
    path: "/",
    contains: `All ${slos} SLOs`,
    firstView: 6,
  },
  { name: "teams", path: "/teams", contains: "team-0", firstView: 6 },
  { name: "team", path: "/teams/team-0", contains: "team-0", firstView: null },
  { name: "services", path: "/services", contains: "team-0-service", firstView: 6 },
  { name: "service", path: "/services/team-0-service", contains: "slo-0", firstView: null },
  { name: `list of ${slos} SLOs`, path: "/slos", contains: "slo-0", firstView: 6 },
  { name: "SLO", path: SLO, contains: "slo-0", firstView: null },
  {
    name: `list of ${INCIDENTS} incidents`,
    path: "/incidents",
    contains: "Incident 0",
    firstView: 6,
  },
  { name: "incident", path: "/incidents/1", contains: "Incident", firstView: null },
  {
    name: `insights of ${INCIDENTS} incidents`,
    path: "/insights?days=365",
    contains: plural(INCIDENTS, "incident"),
    firstView: 10,
  },
  { name: "postmortems", path: "/postmortems", contains: "Postmortems", firstView: 6 },
  { name: "audit log", path: "/settings/audit", contains: "Audit log", firstView: null },
];
