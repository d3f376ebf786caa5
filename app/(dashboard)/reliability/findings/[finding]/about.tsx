import { EffortForm } from "@/components/reliability/recommendation/effort-form";
import { EFFORT_WORDS } from "@/components/reliability/recommendation/effort-words";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { inMinutes } from "@/lib/reliability/findings/figures";
import { correctEffortAction } from "../../actions";
import type { loadSubject } from "./load-subject";

type Props = { subject: Awaited<ReturnType<typeof loadSubject>>; mayDecide: boolean };

export function About({ subject, mayDecide }: Props) {
  const { ref, finding, known, service, dependencyName, callHref, simulator } = subject;
  return (
    <Card title="About">
      <dl className="grid gap-3 text-sm">
        <div>
          <dt className="text-muted">Service</dt>
          <dd className="wrap-anywhere">
            <Link href={`/services/${service.slug}`} className="hover:underline">
              <bdi>{service.name}</bdi>
            </Link>
          </dd>
        </div>
        <div>
          <dt className="text-muted">Dependency</dt>
          <dd className="wrap-anywhere">
            {callHref === null ? (
              (dependencyName ?? "the whole service")
            ) : (
              <Link href={callHref} className="hover:underline">
                <bdi>{dependencyName}</bdi>
              </Link>
            )}
          </dd>
        </div>
        {finding && (
          <div>
            <dt className="text-muted">Budget at risk in 30 days</dt>
            {finding.budgetMinutesAtRisk === null ? (
              <dd>cannot be computed</dd>
            ) : (
              <dd className="figure">{inMinutes(finding.budgetMinutesAtRisk)}</dd>
            )}
          </div>
        )}
        {known && (
          <>
            <div>
              <dt className="text-muted">Effort</dt>
              <dd className="flex items-start justify-between gap-2">
                <span className="min-w-0">
                  {known.recommendation.effort}: {EFFORT_WORDS[known.recommendation.effort]}
                </span>
                {mayDecide && (
                  <EffortForm
                    recommendation={ref}
                    effort={known.recommendation.effort}
                    action={correctEffortAction}
                  />
                )}
              </dd>
            </div>
            {known.recommendation.owner !== null && (
              <div>
                <dt className="text-muted">Owner of the calls</dt>
                <dd className="wrap-anywhere">
                  <bdi>{known.recommendation.owner}</bdi>
                </dd>
              </div>
            )}
          </>
        )}
      </dl>
      {simulator !== null && (
        <p className="mt-3 text-sm">
          <Link href={simulator} className="underline underline-offset-2">
            See it in the simulator
          </Link>
        </p>
      )}
    </Card>
  );
}
