import { PagedSteps } from "@/components/escalation/paged-steps";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import type { Service } from "@/db/services/service";
import type { ShownService } from "@/server/services/shown-service";

type Props = Pick<ShownService, "paged"> & { service: Service; mayManage: boolean };

/** Who gets paged if this breaks now. */
export function ServicePagedCard({ service, paged, mayManage }: Props) {
  if (paged === null) return null;
  const change = mayManage ? (
    <Link href={`/services/${service.slug}/edit`} className="text-muted hover:underline">
      Change
    </Link>
  ) : undefined;
  return (
    <Card title="Who gets paged if this breaks now" actions={change}>
      {paged.policy && (
        <p className="mb-3 text-sm wrap-anywhere">
          By{" "}
          <Link href={`/on-call/policies/${paged.policy.slug}`} className="hover:underline">
            <bdi>{paged.policy.name}</bdi>
          </Link>
        </p>
      )}
      <PagedSteps paged={paged} />
    </Card>
  );
}
