import { plural } from "@/lib/formats/count";
import type { ImportPreview } from "@/lib/on-call/import-preview";
import { Card } from "../ui/card";
import { Instant } from "../ui/instant";
import { OverridePlan } from "./override-plan";

/** What a calendar would bring, and what of it reaches nobody and why. */
export function ImportAnswer({ preview }: { preview: ImportPreview }) {
  const { add, same, remove, unmatched, unread, names } = preview;
  return (
    <>
      {unmatched.length + unread.length > 0 && (
        <Card title="Not matched" note={unmatched.length + unread.length}>
          <ul className="grid gap-2 text-sm">
            {unmatched.map(({ title, why, at, count }) => (
              <li key={`${title} ${why}`} className="wrap-anywhere">
                <bdi className="font-medium">{title}</bdi>: <bdi>{why}</bdi>{" "}
                <span className="text-muted">
                  {count === 1 ? "On" : `${count} times, first on`}{" "}
                  <Instant at={at} className="figure" />
                </span>
              </li>
            ))}
            {unread.map(({ title, why }, index) => (
              <li key={index} className="wrap-anywhere">
                <bdi className="font-medium">{title}</bdi>: {why}
              </li>
            ))}
          </ul>
        </Card>
      )}
      <Card title="Preview" note={summary(preview)} flush>
        {add.length + same.length + remove.length === 0 ? (
          <p className="px-4 pb-3 text-sm text-muted">
            No shifts in this time that put someone on call.
          </p>
        ) : (
          <OverridePlan add={add} same={same} remove={remove} names={names} />
        )}
      </Card>
    </>
  );
}

const summary = ({ add, same, remove }: ImportPreview): string =>
  [
    `${plural(add.length, "shift")} to add`,
    ...(same.length > 0 ? [`${same.length} already there`] : []),
    ...(remove.length > 0 ? [`${remove.length} to take back`] : []),
  ].join(", ");
