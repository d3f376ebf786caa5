import type { Metadata } from "next";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { CRITERIA, LEVEL_NAMES, LEVELS } from "@/lib/reliability/scorecard/levels";
import { requireActor } from "@/server/auth/current-actor";

export const metadata: Metadata = { title: "How levels work" };

/** What each level asks for. */
export default async function LevelsPage() {
  await requireActor();
  return (
    <>
      <PageHeader
        title="How levels work"
        crumbs={[{ href: "/reliability/scorecards", label: "Scorecards" }]}
      />
      <div className="grid max-w-[48rem] gap-4">
        <p className="text-base text-muted">
          A service reaches a level when it meets all criteria of that level and those below. What
          is not measured is not met. What does not apply is skipped.
        </p>
        {LEVELS.map((level) => (
          <Card key={level} title={`Level ${level}: ${LEVEL_NAMES[level]}`}>
            <dl className="grid gap-2 text-sm">
              {CRITERIA.filter((each) => each.level === level).map(({ id, title, asks }) => (
                <div key={id} className="grid gap-x-4 sm:grid-cols-[11rem_minmax(0,1fr)]">
                  <dt className="font-medium">{title}</dt>
                  <dd className="text-muted">{asks}</dd>
                </div>
              ))}
            </dl>
          </Card>
        ))}
      </div>
    </>
  );
}
