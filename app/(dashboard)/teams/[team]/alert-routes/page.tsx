import type { Metadata } from "next";
import { RuleForm } from "@/components/alert-route/rule-form";
import { RuleList } from "@/components/alert-route/rule-list";
import { TrialForm } from "@/components/alert-route/trial-form";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/db/access/actor";
import { getAlertRoutes } from "@/db/alert-routes/find";
import { requireActor } from "@/server/auth/current-actor";
import { orNotFound } from "@/server/auth/or-not-found";
import { deleteAlertRule, moveAlertRule, saveAlertRule, tryAlertRules } from "./actions";
import { routeChoices } from "./route-choices";

export const metadata: Metadata = { title: "Alert routes" };

const LEAD =
  "The first rule that fits an alert decides: its service, its severity, who is told and whether it opens an incident. Without a rule a page escalates by the policy of its service, else of the team; a ticket goes to the team’s channel.";

export default async function AlertRoutesPage({
  params,
  searchParams,
}: PageProps<"/teams/[team]/alert-routes">) {
  const actor = await requireActor();
  const { team: slug } = await params;
  const { rule: asked } = await searchParams;
  const { team, rules, version } = await orNotFound(getAlertRoutes(actor, slug));
  const choices = await routeChoices(actor, team);
  const manages = can(actor, "manage", team);
  const place = typeof asked === "string" && /^\d{1,3}$/.test(asked) ? Number(asked) - 1 : -1;
  const rule = rules[place];
  const existing = rule ? { place, rule } : null;
  const shown = { team: slug, version };
  return (
    <>
      <PageHeader title="Alert routes" crumbs={[{ href: `/teams/${slug}`, label: team.name }]} />
      <p className="mb-5 max-w-[44rem] text-sm text-muted">{LEAD}</p>
      <div className="grid gap-5">
        <Card title="Rules" note={rules.length} flush>
          {rules.length === 0 ? (
            <EmptyState
              icon="teams"
              title="No rules yet"
              {...(manages
                ? { action: <LinkButton href="#rule">Add the first rule</LinkButton> }
                : {})}
            >
              Rules send alerts to the right service and people by their labels.
            </EmptyState>
          ) : (
            <RuleList
              {...shown}
              rules={rules}
              names={{ services: namesOf(choices.services), policies: namesOf(choices.policies) }}
              actions={manages ? { move: moveAlertRule, remove: deleteAlertRule } : null}
            />
          )}
        </Card>
        {manages && (
          <Card id="rule" title={existing ? `Rule ${place + 1}` : "New rule"}>
            <RuleForm
              key={`${version} ${place}`}
              action={saveAlertRule}
              {...shown}
              existing={existing}
              services={choices.services}
              policies={choices.policies}
            />
          </Card>
        )}
        <Card title="Try the rules">
          <TrialForm
            action={tryAlertRules}
            team={slug}
            integrations={choices.integrations}
            recent={choices.recent}
          />
        </Card>
      </div>
    </>
  );
}

const namesOf = (options: readonly { value: string; label: string }[]) =>
  Object.fromEntries(options.map(({ value, label }) => [value, label]));
