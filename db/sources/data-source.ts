import type { Team } from "../people/teams";
import type { dataSources, SourceAuth } from "../schema/sources";

export type DataSource = typeof dataSources.$inferSelect & { team: Team | null };

/** What people who write SLOs see of a data source: no address, no credentials. */
export type DataSourceChoice = { slug: string; name: string };

export type SloName = { service: string; slo: string; name: string };

export type DataSourceColumns = {
  name: string;
  url: string;
  auth: SourceAuth;
  teamSlug: string | null;
};
