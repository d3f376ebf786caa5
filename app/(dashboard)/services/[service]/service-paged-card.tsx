import { PagedSteps } from "@/components/escalation/paged-steps";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { can, type UserActor } from "@/db/access/actor";
import { getServicePaged } from "@/db/escalations/who-is-paged";
import type { Service } from "@/db/services/service";

/** Who gets paged if this breaks now. */
export async function ServicePagedCard({
  actor,
  service,
  now,
}: {
  actor: UserActor;
  service: Service;
  now: Date;
}) {
  if (service.archivedAt !== null) return null;
  const { paged } = await getServicePaged(actor, service.slug, now);
  const change = can(actor, "manage", service.team) ? (
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
