import type { Metadata } from "next";
import { IntegrationTable } from "@/components/integration/integration-table";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { listIntegrations } from "@/db/integrations/list";
import { requireActor } from "@/server/auth/current-actor";
import { orNotFound } from "@/server/auth/or-not-found";

export const metadata: Metadata = { title: "Integrations" };

const NEW = "/settings/integrations/new";

export default async function IntegrationsPage() {
  const actor = await requireActor();
  const integrations = await orNotFound(listIntegrations(actor));
  if (integrations.length === 0)
    return (
      <Card>
        <EmptyState
          icon="services"
          title="No integrations yet"
          action={
            <LinkButton variant="primary" href={NEW}>
              New integration
            </LinkButton>
          }
        >
          An integration takes alerts from Alertmanager, Grafana, Uptime Kuma or whatever can send
          JSON, so that they page the same people by the same rules.
        </EmptyState>
      </Card>
    );
  return (
    <Card
      title="Integrations"
      note={integrations.length}
      flush
      actions={
        <LinkButton variant="primary" href={NEW}>
          New integration
        </LinkButton>
      }
    >
      <IntegrationTable
        now={new Date().getTime()}
        integrations={integrations.map(({ slug, name, kind, team, service, lastReceivedAt }) => ({
          slug,
          name,
          kind,
          team: team.name,
          service: service?.name ?? null,
          lastReceivedAt: lastReceivedAt?.getTime() ?? null,
        }))}
      />
    </Card>
  );
}
