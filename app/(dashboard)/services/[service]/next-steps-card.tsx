import { RecommendationList } from "@/components/reliability/recommendation/recommendation-list";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import type { Actor } from "@/db/access/actor";
import { serviceNames } from "@/server/services/service-names";
import { recommendationRows } from "../../reliability/recommendations/rows";

const SHOWN = 3;

/** The first recommendations for the service; nothing where there are none. */
export async function NextStepsCard({ actor, service }: { actor: Actor; service: string }) {
  const rows = await recommendationRows(actor, { state: "", team: "", service });
  if (rows.length === 0) return null;
  return (
    <Card
      title="What to do next"
      actions={
        <Link
          href={`/reliability/recommendations?service=${service}`}
          className="text-muted hover:text-ink hover:underline"
        >
          All {rows.length}
        </Link>
      }
      flush
    >
      <RecommendationList rows={rows.slice(0, SHOWN)} names={await serviceNames(actor)} brief />
    </Card>
  );
}
