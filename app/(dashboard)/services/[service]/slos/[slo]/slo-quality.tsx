import { QualityList } from "@/components/slo/quality-list";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import type { SloView } from "./slo-view";

/** Whether it is a good SLO: six checks, and what to change. */
export function SloQuality({ quality, detail, archived, mayManage, href }: SloView) {
  if (archived) return null;
  const judged = quality.filter(({ outcome }) => outcome !== "not-applicable");
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
      <QualityList checks={quality} now={detail.at} />
    </Card>
  );
}
