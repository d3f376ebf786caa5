import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CallReviewCard } from "@/components/reliability/call-review/call-review-card";
import { DependencyFacts } from "@/components/reliability/dependency/dependency-facts";
import { DependencyHistory } from "@/components/reliability/dependency/dependency-history";
import { FindingList } from "@/components/reliability/finding/finding-list";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { can } from "@/db/access/actor";
import type { NamedDependency } from "@/db/dependencies/dependency";
import { findDependency } from "@/db/dependencies/find";
import { findCallReview } from "@/db/dependencies/find-review";
import { listDependencyVersions } from "@/db/dependencies/history";
import { findService } from "@/db/services/find";
import { findingKey, isAbout } from "@/lib/reliability/findings/finding";
import { calleeLabel } from "@/lib/reliability/registry/callee-label";
import { HIDDEN_SERVICE } from "@/lib/reliability/registry/hidden";
import type { DependencySettings } from "@/lib/reliability/registry/schema";
import { requireActor } from "@/server/auth/current-actor";
import { serviceNames } from "@/server/services/service-names";
import { knownFindings } from "@/server/reliability/findings";
import { requestTime } from "@/server/request/request-time";
import { deleteCallReviewAction } from "../actions";
import { historyItems } from "../history-items";

export const metadata: Metadata = { title: "Dependency" };

const MOST = 50;

/** A fallback to a service that the reader may not see has no name. */
const shownSettings = ({ settings, fallbackKind }: NamedDependency): DependencySettings =>
  fallbackKind === "hidden" && settings.fallback
    ? { ...settings, fallback: { ...settings.fallback, dependency: HIDDEN_SERVICE } }
    : settings;

export default async function DependencyPage({
  params,
}: PageProps<"/services/[service]/dependencies/[callee]">) {
  const actor = await requireActor();
  const { service: slug, callee } = await params;
  const service = await findService(actor, slug);
  const dependency = service && (await findDependency(actor, slug, callee));
  if (!dependency) notFound();
  const [versions, review, { findings, keys }, names] = await Promise.all([
    listDependencyVersions(actor, slug, { callee, limit: MOST }),
    findCallReview(actor, slug, callee),
    knownFindings(actor),
    serviceNames(actor),
  ]);
  const own = findings.filter((one) =>
    isAbout(one, { caller: slug, callee, kind: dependency.kind }),
  );
  const { kind, settings } = dependency;
  const mayChange = can(actor, "manage", service.team);
  const link = settings.evidence?.link;
  const name = calleeLabel(callee, kind, names);
  return (
    <>
      <PageHeader
        title={
          <>
            {"Calls "}
            {kind === "service" ? <bdi>{name}</bdi> : <span className="figure">{name}</span>}
          </>
        }
        crumbs={[
          { href: "/services", label: "Services" },
          { href: `/services/${slug}`, label: service.name },
        ]}
        {...(kind === "external" ? { aside: "external" } : {})}
        {...(mayChange
          ? {
              actions: (
                <LinkButton href={`/services/${slug}/dependencies/${callee}/edit`}>Edit</LinkButton>
              ),
            }
          : {})}
      />
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="grid min-w-0 gap-4">
          <Card title="What is known">
            <DependencyFacts settings={shownSettings(dependency)} />
            {(kind === "service" || link !== undefined) && (
              <p className="mt-4 flex flex-wrap gap-x-4 border-t border-line pt-3 text-sm">
                {kind === "service" && (
                  <Link href={`/services/${callee}`} className="py-1 underline">
                    Open {name}
                  </Link>
                )}
                {link !== undefined && (
                  <a href={link} rel="noreferrer nofollow" className="py-1 underline wrap-anywhere">
                    Evidence on {new URL(link).host}
                  </a>
                )}
              </p>
            )}
          </Card>
          <Card title="Findings" note="worst first" flush>
            {own.length === 0 ? (
              <p className="px-4 pb-4 text-sm text-muted">
                Nothing is wrong with what is known of this call.
              </p>
            ) : (
              <FindingList
                findings={own}
                names={names}
                hrefOf={(one) => `/reliability/findings/${keys.ref(findingKey(one))}`}
              />
            )}
          </Card>
          <CallReviewCard
            call={{ service: slug, callee }}
            review={review}
            settings={settings}
            now={requestTime()}
            mayReview={mayChange}
            remove={mayChange ? deleteCallReviewAction : null}
          />
        </div>
        <Card title="History" flush>
          <DependencyHistory items={historyItems(slug, versions, [], names)} named={false} />
        </Card>
      </div>
    </>
  );
}
