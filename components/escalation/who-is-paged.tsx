import { Card } from "@/components/ui/card";
import { SEVERITIES, type Severity } from "@/lib/incident/severity";
import { pagesSomeone, type PagingSeverity } from "@/lib/incident/paging";
import { PagingWarnings } from "./paged-steps";

/** Who is paged for a service: names by the minutes after which they are told. */
export type PagedView = {
  steps: { afterMinutes: number; names: string[] }[];
  warnings: string[];
};

export type PagedBySeverity = Record<PagingSeverity, PagedView>;

type Props = {
  severity: string | undefined;
  services: { slug: string; name: string; paged: PagedBySeverity }[];
};

/** Who will be told of an incident before it is declared. */
export function WhoIsPaged({ severity, services }: Props) {
  const chosen = SEVERITIES.find((each): each is Severity => each === severity);
  if (chosen !== undefined && !pagesSomeone(chosen))
    return (
      <Card title="Who will be paged">
        <p className="text-sm text-muted">Nobody: only SEV1 and SEV2 page someone.</p>
      </Card>
    );
  const isAlike = services.every(({ paged }) => isDeepEqual(paged.SEV1, paged.SEV2));
  const note = isAlike ? "for SEV1 and SEV2" : "for SEV1";
  return (
    <Card title="Who will be paged" {...(chosen ? {} : { note })}>
      <ul className="grid gap-4 text-sm">
        {services.map(({ slug, name, paged }) => (
          <li key={slug} className="grid gap-1.5 wrap-anywhere">
            <span className="text-muted" dir="auto">
              {name}
            </span>
            <Steps paged={paged[chosen ?? "SEV1"]} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

const isDeepEqual = (a: PagedView, b: PagedView): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

const Steps = ({ paged }: { paged: PagedView }) => (
  <>
    <PagingWarnings warnings={paged.warnings} />
    <dl className="grid gap-1">
      {paged.steps.map(({ afterMinutes, names }) => (
        <div key={`${afterMinutes} ${names.join()}`} className="flex gap-2">
          <dt className="figure w-20 shrink-0 text-muted">
            {afterMinutes === 0 ? "At once" : `${afterMinutes} min`}
          </dt>
          <dd className="min-w-0" dir="auto">
            {names.join(", ")}
          </dd>
        </div>
      ))}
    </dl>
  </>
);
