import { Card } from "@/components/ui/card";
import { formatCount } from "@/lib/formats/count";
import type { ImportPreview } from "@/lib/reliability/import/preview";

/** What stands in the text and in no setting, by its place. */
export function UnreadList({ unread }: { unread: ImportPreview["unread"] }) {
  if (unread.length === 0) return null;
  return (
    <Card title="Not read" note={formatCount(unread.length)}>
      <ul className="grid gap-2 text-sm">
        {unread.map(({ key, line, column, why }, index) => (
          <li key={index} className="wrap-anywhere">
            <span className="text-muted">
              Line <span className="figure">{line}</span>, column{" "}
              <span className="figure">{column}</span>:
            </span>{" "}
            <bdi className="figure font-medium">{key}</bdi>{" "}
            <span className="text-muted">{why}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
