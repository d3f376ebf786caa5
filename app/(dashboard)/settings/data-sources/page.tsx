import type { Metadata } from "next";
import { DataSourceForm } from "@/components/data-source/data-source-form";
import { DataSourceTable } from "@/components/data-source/data-source-table";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { countSlosBySource } from "@/db/sources/list-uses";
import { listDataSources } from "@/db/sources/list";
import { listPolledSlos } from "@/db/sources/poll";
import { queryTroubleOf } from "@/lib/slo/source-trouble";
import { requireActor } from "@/server/auth/current-actor";
import { orNotFound } from "@/server/auth/or-not-found";
import { dependencyStates } from "@/server/outgoing/dependencies";
import { dependencyName } from "@/server/sources/connection";
import { readableTeams } from "@/server/teams/readable-teams";
import { createDataSource } from "./actions";

export const metadata: Metadata = { title: "Data sources" };

export default async function DataSourcesPage() {
  const actor = await requireActor();
  const [sources, slos, teams, polled] = await orNotFound(
    Promise.all([
      listDataSources(actor),
      countSlosBySource(actor),
      readableTeams(actor),
      listPolledSlos(actor),
    ]),
  );
  const now = new Date();
  const states = new Map(dependencyStates().map((state) => [state.name, state]));
  const rows = sources.map(({ slug, name, url, team }) => {
    const state = states.get(dependencyName(slug));
    return {
      slug,
      name,
      url,
      team: team?.name ?? null,
      slos: slos.get(slug) ?? 0,
      wrongQueries: polled.filter(
        ({ source, state: poll }) =>
          source.dataSource === slug && queryTroubleOf(poll?.error ?? "") !== null,
      ).length,
      state: state?.state ?? null,
      failing: typeof state?.lastError === "string",
      lastSuccessAt: state?.lastSuccessAt?.getTime() ?? null,
    };
  });
  return (
    <div className="grid gap-5">
      <Card title="Data sources" note={rows.length} flush>
        {rows.length === 0 ? (
          <EmptyState icon="services" title="No data sources yet">
            Burnline queries Prometheus every minute, so SLOs need no code that sends counts.
          </EmptyState>
        ) : (
          <DataSourceTable sources={rows} now={now.getTime()} />
        )}
      </Card>
      <Card title="New data source">
        <DataSourceForm action={createDataSource} teams={teams} />
      </Card>
    </div>
  );
}
