import {
  RecommendationList,
  type RecommendationRow,
} from "@/components/reliability/recommendation/recommendation-list";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";

const SHOWN = 3;

/** `names`: of services, by slug. */
type Props = {
  service: string;
  rows: readonly RecommendationRow[];
  names: ReadonlyMap<string, string>;
};

/** The first recommendations for the service; nothing where there are none. */
export function NextStepsCard({ service, rows, names }: Props) {
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
      <RecommendationList rows={rows.slice(0, SHOWN)} names={names} brief />
    </Card>
  );
}
