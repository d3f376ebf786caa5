import { OnCallCheckList } from "@/components/guide/on-call-check-list";
import { ProposalForm } from "@/components/guide/proposal-form";
import { Card } from "@/components/ui/card";
import { CodeBlock } from "@/components/ui/code-block";
import { Link } from "@/components/ui/link";
import type { Actor } from "@/db/access/actor";
import type { GuideAnswers } from "@/lib/guide/answers";
import { dependencyAdvice } from "@/lib/guide/dependency-advice";
import { onCallChecks } from "@/lib/guide/on-call-checks";
import { proposeSlos } from "@/lib/guide/propose";
import { runbookSkeleton } from "@/lib/guide/runbook";
import { orNotFound } from "@/server/auth/or-not-found";
import { onCallFacts } from "@/server/guide/on-call-facts";
import { launchService } from "./actions";

/** What the guide proposes for these answers, with what is there to answer a page. */
export async function Proposal({ actor, answers }: { actor: Actor; answers: GuideAnswers }) {
  const facts = await orNotFound(onCallFacts(actor, answers.team));
  const { tier, slos } = proposeSlos(answers);
  const targets = slos.filter(({ sli }) => sli.kind === "availability").map(({ target }) => target);
  return (
    <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_24rem]">
      <ProposalForm
        action={launchService}
        answers={answers}
        tier={tier}
        slos={slos}
        advice={dependencyAdvice(answers, targets.length > 0 ? Math.max(...targets) : null)}
      />
      <div className="grid gap-5">
        <Card title="Who answers a page">
          <div className="grid gap-3">
            <OnCallCheckList checks={onCallChecks(facts)} />
            <p className="text-sm">
              <Link href="/on-call">Schedules</Link> and{" "}
              <Link href={`/settings/teams/${answers.team}`}>the team’s paging</Link> can be set up
              before launch.
            </p>
          </div>
        </Card>
        <Card title="Alerts">
          <p className="text-sm text-muted">
            Each SLO pages when 2% of its budget burns within an hour or 5% within six hours, and
            files a ticket for a slow burn of 10% within three days.
          </p>
        </Card>
        <Card title="Runbook to fill in">
          <CodeBlock label="Markdown" code={runbookSkeleton(answers, slos)} wrap />
        </Card>
      </div>
    </div>
  );
}
