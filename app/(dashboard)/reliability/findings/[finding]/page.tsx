import type { Metadata } from "next";
import { CallReviewCard } from "@/components/reliability/call-review/call-review-card";
import { FindingFormula, FindingReasons } from "@/components/reliability/finding/finding-parts";
import { DecisionButtons } from "@/components/reliability/recommendation/decision-buttons";
import { DecisionHistory } from "@/components/reliability/recommendation/decision-history";
import { Said } from "@/components/reliability/said";
import { SeverityMark } from "@/components/reliability/severity-mark";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { ZoneToggle } from "@/components/ui/zone-toggle";
import { can } from "@/db/access/actor";
import { versionOf } from "@/lib/reliability/recommend/decision";
import { requireActor } from "@/server/auth/current-actor";
import { requestTime } from "@/server/request/request-time";
import { acceptRecommendation, postponeRecommendation, refuseRecommendation } from "../../actions";
import { decidedWords, decisionView } from "../../decision-views";
import { About } from "./about";
import { loadSubject } from "./load-subject";

type Props = PageProps<"/reliability/findings/[finding]">;

const ACTIONS = {
  accept: acceptRecommendation,
  postpone: postponeRecommendation,
  refuse: refuseRecommendation,
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { title, service } = await loadSubject((await params).finding);
  return { title: `${title}, ${service.name}` };
}

export default async function FindingPage({ params }: Props) {
  const actor = await requireActor();
  const subject = await loadSubject((await params).finding);
  const { ref, finding, known, about, service, rule, title, decisions, gaps, call, review, names } =
    subject;
  const mayDecide = known !== null && can(actor, "manage", service.team);
  return (
    <>
      <PageHeader
        title={title}
        crumbs={[
          finding
            ? { href: "/reliability/findings", label: "Findings" }
            : { href: "/reliability/recommendations", label: "Recommendations" },
        ]}
        aside={
          finding && (
            <>
              <SeverityMark severity={finding.severity} />
              <span className="figure text-xs">{finding.id}</span>
            </>
          )
        }
        lead={<Said wording={finding?.message ?? about.change} names={names} />}
      />
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid min-w-0 gap-4">
          {finding && rule && (
            <FindingFormula formula={finding.formula} names={names} rule={rule} />
          )}
          {call && review && (
            <CallReviewCard
              call={{ service: call.caller, callee: call.callee }}
              review={review}
              settings={call}
              now={requestTime()}
              mayReview={can(actor, "manage", service.team)}
            />
          )}
          <FindingReasons
            about={about}
            gaps={gaps}
            missing={finding?.missing ?? []}
            names={names}
          />
        </div>
        <div className="grid min-w-0 gap-4">
          <Card title="Decision" actions={decisions.length > 0 ? <ZoneToggle /> : undefined} flush>
            <div className="grid gap-3 px-4 pb-4">
              <p className="text-sm text-muted">
                {known === null
                  ? "Nothing to decide yet. First add what is missing."
                  : (decidedWords(known) ?? "Nobody has decided yet.")}
              </p>
              {mayDecide && (
                <DecisionButtons
                  recommendation={ref}
                  version={versionOf(known.decision)}
                  owner={actor.name}
                  actions={ACTIONS}
                />
              )}
            </div>
            {decisions.length > 0 && (
              <div className="border-t border-line">
                <DecisionHistory decisions={decisions.map(decisionView)} />
              </div>
            )}
          </Card>
          <About subject={subject} mayDecide={mayDecide} />
        </div>
      </div>
    </>
  );
}
