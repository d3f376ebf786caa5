import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { NewIntegrationForm } from "@/components/integration/integration-form";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Card } from "@/components/ui/card";
import { requireActor } from "@/server/auth/current-actor";
import { createIntegration } from "../actions";
import { formChoices } from "../form-choices";

export const metadata: Metadata = { title: "New integration" };

export default async function NewIntegrationPage() {
  const actor = await requireActor();
  const choices = await formChoices(actor);
  if (choices.teams.length === 0) notFound();
  return (
    <div className="grid gap-5">
      <div className="flex flex-wrap items-baseline gap-2">
        <Breadcrumbs items={[{ href: "/settings/integrations", label: "Integrations" }]} />
        <h2 className="text-base font-semibold">New integration</h2>
      </div>
      <Card>
        <NewIntegrationForm action={createIntegration} {...choices} />
      </Card>
    </div>
  );
}
