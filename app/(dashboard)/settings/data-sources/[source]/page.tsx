import type { Metadata } from "next";
import { BreakerBadge } from "@/components/data-source/breaker-badge";
import { DataSourceForm } from "@/components/data-source/data-source-form";
import { TryButton } from "@/components/data-source/try-button";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Card } from "@/components/ui/card";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { Link } from "@/components/ui/link";
import { getDataSource } from "@/db/sources/find";
import { listSlosUsing } from "@/db/sources/list-uses";
import { listPolledSlos } from "@/db/sources/poll";
import { queryTroubleOf } from "@/lib/slo/source-trouble";
import { requireActor } from "@/server/auth/current-actor";
import { orNotFound } from "@/server/auth/or-not-found";
import { dependencyStates } from "@/server/outgoing/dependencies";
import { dependencyName } from "@/server/sources/connection";
import { readableTeams } from "@/server/teams/readable-teams";
import { askDataSource, deleteDataSource, updateDataSource } from "../actions";

export const metadata: Metadata = { title: "Data source" };

export default async function DataSourcePage({ params }: { params: Promise<{ source: string }> }) {
  const actor = await requireActor();
  const { source: slug } = await params;
  const [source, slos, teams, polled] = await orNotFound(
    Promise.all([
      getDataSource(actor, slug),
      listSlosUsing(actor, slug),
      readableTeams(actor),
      listPolledSlos(actor),
    ]),
  );
  const wrong = new Map(
    polled.map(({ service, slug: slo, state: poll }) => [
      `${service}/${slo}`,
      queryTroubleOf(poll?.error ?? ""),
    ]),
  );
  const { name, url, auth } = source;
  const state = dependencyStates().find((one) => one.name === dependencyName(slug));
  const existing = {
    slug,
    name,
    url,
    auth: auth.type,
    username: auth.type === "basic" ? auth.username : "",
    team: source.team?.slug ?? "",
  };
  return (
    <div className="grid gap-5">
      <div className="flex flex-wrap items-baseline gap-2">
        <Breadcrumbs items={[{ href: "/settings/data-sources", label: "Data sources" }]} />
        <h2 className="text-base font-semibold" dir="auto">
          {name}
        </h2>
      </div>
      <Card
        title="State"
        headingLevel={3}
        actions={
          <BreakerBadge
            state={state?.state ?? null}
            failing={typeof state?.lastError === "string"}
          />
        }
      >
        <div className="grid gap-3">
          {state?.lastError && <p className="text-sm text-exhausted">{state.lastError}</p>}
          <TryButton action={askDataSource} slug={slug} />
        </div>
      </Card>
      <Card title="Address and credentials" headingLevel={3}>
        <DataSourceForm action={updateDataSource} teams={teams} existing={existing} />
      </Card>
      <Card title="SLOs it feeds" note={slos.length} headingLevel={3}>
        {slos.length === 0 ? (
          <div className="flex flex-wrap items-center justify-between gap-3 text-sm text-muted">
            <span>None. It can be deleted.</span>
            <ConfirmButton
              label="Delete"
              title={`Delete ${name}?`}
              description="Deletes its address and credentials. No SLO is changed."
              confirmLabel={`Delete ${name}`}
              action={deleteDataSource}
              fields={{ slug }}
            />
          </div>
        ) : (
          <ul className="grid gap-1 text-sm">
            {slos.map((slo) => (
              <li key={`${slo.service}/${slo.slo}`}>
                <Link href={`/services/${slo.service}/slos/${slo.slo}`} className="link">
                  <bdi>{slo.name}</bdi>
                </Link>{" "}
                <span className="figure text-muted">
                  {slo.service}/{slo.slo}
                </span>
                <WrongQuery trouble={wrong.get(`${slo.service}/${slo.slo}`) ?? null} />
              </li>
            ))}
          </ul>
        )}
      </Card>
    </div>
  );
}

function WrongQuery({ trouble }: { trouble: ReturnType<typeof queryTroubleOf> }) {
  return (
    trouble && (
      <span className="block text-xs wrap-anywhere text-warning">
        Query {trouble.query}: {trouble.message}
      </span>
    )
  );
}
