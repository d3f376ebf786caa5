import type { Metadata } from "next";
import { IntegrationForm } from "@/components/integration/integration-form";
import { PayloadList } from "@/components/integration/payload-list";
import { RotateKeyForm } from "@/components/integration/rotate-key-form";
import { SampleForm } from "@/components/integration/sample-form";
import { SetUpSteps } from "@/components/integration/set-up-steps";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Card } from "@/components/ui/card";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { Instant } from "@/components/ui/instant";
import { Link } from "@/components/ui/link";
import { getIntegration } from "@/db/integrations/find";
import type { Integration } from "@/db/integrations/integration";
import { listPayloads } from "@/db/integrations/list-payloads";
import { SENDER_NAMES } from "@/lib/intake/sender";
import { HOUR_MS } from "@/lib/time/duration";
import { requireActor } from "@/server/auth/current-actor";
import { reachedUrl } from "@/server/auth/installation-url";
import { orNotFound } from "@/server/auth/or-not-found";
import {
  removeIntegration,
  rotateIntegrationKey,
  tryIntegrationSample,
  updateIntegration,
} from "../actions";
import { formChoices } from "../form-choices";

export const metadata: Metadata = { title: "Integration" };

export default async function IntegrationPage({
  params,
}: PageProps<"/settings/integrations/[integration]">) {
  const actor = await requireActor();
  const { integration: slug } = await params;
  const [integration, payloads, choices, base] = await orNotFound(
    Promise.all([
      getIntegration(actor, slug),
      listPayloads(actor, slug),
      formChoices(actor),
      reachedUrl(),
    ]),
  );
  const now = new Date();
  const { name, kind, team } = integration;
  return (
    <div className="grid gap-5">
      <div className="flex flex-wrap items-baseline gap-2">
        <Breadcrumbs items={[{ href: "/settings/integrations", label: "Integrations" }]} />
        <h2 className="text-base font-semibold wrap-anywhere" dir="auto">
          {name}
        </h2>
        <span className="text-sm text-muted">
          {SENDER_NAMES[kind]}, of{" "}
          <Link href={`/teams/${team.slug}/alert-routes`} className="link">
            <bdi>{team.name}</bdi>
          </Link>
        </span>
      </div>
      <Card title="Last received" note={payloads.length} flush headingLevel={3}>
        {payloads.length === 0 ? (
          <p className="px-4 pb-4 text-sm text-muted">
            Nothing yet. Set up the sender as shown below, then send a test from there.
          </p>
        ) : (
          <PayloadList
            payloads={payloads.map((payload) => ({
              ...payload,
              receivedAt: payload.receivedAt.getTime(),
            }))}
          />
        )}
      </Card>
      <Card title="Set up the sender" headingLevel={3}>
        <div className="grid gap-3">
          <p className="text-sm">
            In place of YOUR_KEY goes the key that was shown once. Whoever has lost it rotates it.
          </p>
          <SetUpSteps kind={kind} base={base.href} code="YOUR_KEY" />
        </div>
      </Card>
      <Card title="Key" headingLevel={3}>
        <div className="grid gap-3">
          <KeyState integration={integration} now={now} />
          <RotateKeyForm action={rotateIntegrationKey} slug={slug} />
        </div>
      </Card>
      <Card title="Try a payload" headingLevel={3}>
        <SampleForm action={tryIntegrationSample} slug={slug} />
      </Card>
      <Card title="Settings" headingLevel={3}>
        <IntegrationForm
          action={updateIntegration}
          {...choices}
          existing={{
            slug,
            name,
            kind,
            team: team.slug,
            service: integration.service?.slug ?? "",
            staleAfterHours: Math.round(integration.staleAfterMs / HOUR_MS),
            mapping: integration.mapping,
          }}
        />
      </Card>
      <Card title="Delete the integration" headingLevel={3}>
        <div className="flex flex-wrap items-center justify-between gap-3 text-sm text-muted">
          <span>Its key stops working. Its alerts stay.</span>
          <ConfirmButton
            label="Delete"
            title={`Delete ${name}?`}
            description="Its key stops working, and what it was sent is deleted. Its alerts stay; the open ones are no longer resolved by it."
            confirmLabel="Delete the integration"
            action={removeIntegration}
            fields={{ slug }}
          />
        </div>
      </Card>
    </div>
  );
}

type KeyStateProps = { integration: Integration; now: Date };

function KeyState({ integration: { keyPrefix, earlierKeyUntil }, now }: KeyStateProps) {
  const earlier = earlierKeyUntil && earlierKeyUntil > now ? earlierKeyUntil : null;
  return (
    <p className="text-sm">
      It begins with <code className="figure">{keyPrefix}</code>.
      {earlier && (
        <>
          {" "}
          The one before is valid until <Instant at={earlier.getTime()} />.
        </>
      )}
    </p>
  );
}
