import type { Metadata } from "next";
import { ReliabilityTabs } from "@/components/reliability/reliability-tabs";
import { ReviewForm } from "@/components/review/review-form";
import { Card } from "@/components/ui/card";
import { FilterLinks } from "@/components/ui/filter-links";
import { IgnoredParams } from "@/components/ui/ignored-params";
import { PageHeader } from "@/components/ui/page-header";
import { EXAMPLES } from "@/lib/review/examples";
import { PASTED_PATHS } from "@/lib/review/pasted";
import { requireActor } from "@/server/auth/current-actor";
import { reviewCode } from "@/server/reviewing/review-code";
import { reviewPastedAction } from "./actions";

export const metadata: Metadata = { title: "Code review" };

const HERE = "/reliability/review";
const LEAD =
  "Finds calls without a deadline, retries without a limit or jitter, circuit breakers that cannot open, and fallbacks that hide errors, in TypeScript, JavaScript, Python and Go. Nothing is stored.";

export default async function CodeReviewPage({ searchParams }: PageProps<"/reliability/review">) {
  await requireActor();
  const params = await searchParams;
  const example = EXAMPLES.find(({ id }) => id === params.example) ?? null;
  const reviewed = example && {
    ...example,
    review: await reviewCode([{ path: PASTED_PATHS[example.language], text: example.code }]),
  };
  return (
    <>
      <PageHeader title="Code review" />
      <ReliabilityTabs current={HERE} />
      <p className="mb-5 max-w-[44rem] text-sm text-muted">{LEAD}</p>
      <IgnoredParams params={params} used={{ example: example?.id ?? "" }} />
      <div className="grid min-w-0 gap-5">
        <div className="grid gap-1.5">
          <p className="text-sm font-medium">Try an example</p>
          <FilterLinks
            label="Examples"
            links={EXAMPLES.map(({ id, label }) => ({
              href: `${HERE}?example=${id}`,
              label,
              current: id === example?.id,
            }))}
          />
        </div>
        <ReviewForm key={example?.id ?? ""} action={reviewPastedAction} example={reviewed} />
        <Unknowns />
      </div>
    </>
  );
}

const Unknowns = () => (
  <Card title="Limits">
    <ul className="grid max-w-[44rem] list-disc gap-1.5 pl-5 text-sm text-muted">
      <li>
        Each file is reviewed by itself: a timeout set in another file is not seen, and what a file
        only imports is not judged.
      </li>
      <li>
        It knows the defaults of widely used libraries, at certain versions. Wrappers of your own
        are not followed.
      </li>
      <li>
        Hints depend on things that code does not say, such as how long a list becomes or how often
        a function runs.
      </li>
      <li>
        No findings does not mean no problems. A comment “burnline-ignore R01: reason” suppresses a
        finding.
      </li>
    </ul>
  </Card>
);
