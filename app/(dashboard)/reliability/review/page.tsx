import type { Metadata } from "next";
import { ReliabilityTabs } from "@/components/reliability/reliability-tabs";
import { type SaveChoice } from "@/components/review/save-card";
import { ReviewForm } from "@/components/review/review-form";
import { Card } from "@/components/ui/card";
import { FilterLinks } from "@/components/ui/filter-links";
import { IgnoredParams } from "@/components/ui/ignored-params";
import { PageHeader } from "@/components/ui/page-header";
import { can, type Actor } from "@/db/access/actor";
import { EXAMPLES } from "@/lib/review/examples";
import { PASTED_PATHS } from "@/lib/review/pasted";
import { requireActor } from "@/server/auth/current-actor";
import { reviewCode } from "@/server/reviewing/review-code";
import { readableServices } from "@/server/services/readable-services";
import { reviewPastedAction, saveReviewAction } from "./actions";

export const metadata: Metadata = { title: "Code review" };

const HERE = "/reliability/review";
const LEAD =
  "Finds calls without a deadline, retries without a limit or jitter, circuit breakers that cannot open, and fallbacks that hide errors, in TypeScript, JavaScript, Python and Go. Nothing is stored unless you save the result.";

export default async function CodeReviewPage({ searchParams }: PageProps<"/reliability/review">) {
  const actor = await requireActor();
  const params = await searchParams;
  const example = EXAMPLES.find(({ id }) => id === params.example) ?? null;
  const reviewed = example && {
    ...example,
    review: await reviewCode([{ path: PASTED_PATHS[example.language], text: example.code }]),
  };
  const save = await saveChoice(actor, params, example?.id ?? null);
  return (
    <>
      <PageHeader title="Code review" />
      <ReliabilityTabs current={HERE} />
      <p className="mb-5 max-w-[44rem] text-sm text-muted">{LEAD}</p>
      <IgnoredParams
        params={params}
        used={{
          example: example?.id ?? "",
          service: save?.chosen?.service ?? "",
          dependency: save?.chosen?.dependency ?? "",
        }}
      />
      <div className="grid min-w-0 gap-5">
        <div className="grid gap-1.5">
          <p className="text-sm font-medium">Try an example</p>
          <FilterLinks
            label="Examples"
            links={EXAMPLES.map(({ id, label }) => ({
              href: exampleHref(id, save),
              label,
              current: id === example?.id,
            }))}
          />
        </div>
        <ReviewForm
          key={example?.id ?? ""}
          page={HERE}
          action={reviewPastedAction}
          example={reviewed}
          save={save}
        />
        <Unknowns />
      </div>
    </>
  );
}

type Params = Awaited<PageProps<"/reliability/review">["searchParams"]>;

/** Null for who may change no service. */
async function saveChoice(
  actor: Actor,
  { service, dependency }: Params,
  example: string | null,
): Promise<SaveChoice | null> {
  const managed = (await readableServices(actor)).filter(
    ({ archivedAt, team }) => archivedAt === null && can(actor, "manage", team),
  );
  if (managed.length === 0) return null;
  const chosen = managed.find(({ slug }) => slug === service);
  const callees = chosen?.dependencies ?? [];
  return {
    services: managed.map(({ slug, name }) => ({ value: slug, label: name })),
    chosen: chosen
      ? {
          service: chosen.slug,
          callees,
          dependency: callees.find((callee) => callee === dependency) ?? null,
        }
      : null,
    example,
    action: saveReviewAction,
  };
}

const exampleHref = (id: string, save: SaveChoice | null): string =>
  `${HERE}?${new URLSearchParams({ ...(save?.chosen ? { service: save.chosen.service } : {}), example: id }).toString()}`;

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
