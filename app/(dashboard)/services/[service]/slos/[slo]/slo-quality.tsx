import { QualityList } from "@/components/slo/quality-list";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { requestTime } from "@/server/request/request-time";
import { sloQuality } from "@/server/slos/quality";
import type { SloView } from "./slo-view";

/** Whether it is a good SLO: six checks, and what to change. */
export async function SloQuality({ actor, slo, archived, mayManage, href }: SloView) {
  if (archived) return null;
  const now = requestTime();
  const checks = await sloQuality(actor, slo, now);
  const judged = checks.filter(({ outcome }) => outcome !== "not-applicable");
  const passed = judged.filter(({ outcome }) => outcome === "passed").length;
  return (
    <Card
      title="Quality"
      id="quality"
      note={`${passed} of ${judged.length} passed`}
      flush
      actions={
        mayManage ? (
          <Link href={`${href}/edit`} className="text-muted hover:text-ink hover:underline">
            Change
          </Link>
        ) : undefined
      }
    >
      <QualityList checks={checks} now={now} />
    </Card>
  );
}
