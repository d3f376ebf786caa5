import type { Metadata } from "next";
import { FindingList } from "@/components/reliability/finding-list";
import { ReliabilityTabs } from "@/components/reliability/reliability-tabs";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { requireActor } from "@/server/auth/current-actor";
import { knownFindings } from "@/server/reliability/findings";

export const metadata: Metadata = { title: "Findings" };

const MOST = 200;

export default async function FindingsPage() {
  const actor = await requireActor();
  const { findings } = await knownFindings(actor);
  return (
    <>
      <PageHeader title="Reliability" />
      <ReliabilityTabs current="/reliability/findings" />
      <Card title="Findings" note="worst first" flush>
        {findings.length === 0 ? (
          <EmptyState icon="reliability" title="No findings">
            Nothing is wrong with what is registered of how services call each other.
          </EmptyState>
        ) : (
          <FindingList findings={findings.slice(0, MOST)} named />
        )}
        {findings.length > MOST && (
          <p className="border-t border-line px-4 py-2.5 text-sm text-muted">
            The worst {MOST} of {findings.length} are shown.
          </p>
        )}
      </Card>
    </>
  );
}
