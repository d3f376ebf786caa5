import { Instant } from "@/components/ui/instant";
import { Link } from "@/components/ui/link";
import { HIDDEN_SERVICE } from "@/lib/reliability/registry/hidden";
import type { DependencySettings } from "@/lib/reliability/registry/schema";
import { settingDifferences } from "./setting-differences";

export type HistoryItem = {
  key: string;
  /** What people call it; null: it has no name for the reader. */
  callee: string | null;
  /** Null for one that is no longer there. */
  href: string | null;
  /** Null: removed, or not for the reader. */
  settings: DependencySettings | null;
  /** What was known before; null where it was not there. */
  before: DependencySettings | null;
  isRemoval: boolean;
  savedBy: string;
  savedAt: number;
};

/** More of a new call are folded away. */
const AT_A_GLANCE = 4;

/** What was registered, changed and removed, the newest first. */
export function DependencyHistory({
  items,
  named,
}: {
  items: readonly HistoryItem[];
  /** Whether they are about several calls. */
  named: boolean;
}) {
  if (items.length === 0)
    return <p className="px-4 pb-4 text-sm text-muted">Nothing was registered yet.</p>;
  return (
    <ol className="divide-y divide-line border-t border-line text-sm">
      {items.map((item) => (
        <li key={item.key} className="grid gap-0.5 px-4 py-2.5 wrap-anywhere">
          <p>
            {named && (
              <>
                <CalleeName item={item} />{" "}
              </>
            )}
            {verbOf(item)} by <bdi>{item.savedBy}</bdi>,{" "}
            <Instant at={item.savedAt} className="text-muted" />
          </p>
          <Changes item={item} />
        </li>
      ))}
    </ol>
  );
}

const verbOf = ({ isRemoval, before }: HistoryItem): string =>
  isRemoval ? "removed" : before === null ? "registered" : "changed";

function CalleeName({ item: { callee, href } }: { item: HistoryItem }) {
  if (callee === null) return <span className="text-muted">{HIDDEN_SERVICE}</span>;
  if (href === null) return <bdi className="font-medium">{callee}</bdi>;
  return (
    <Link href={href} className="font-medium hover:underline">
      <bdi>{callee}</bdi>
    </Link>
  );
}

function Changes({ item: { settings, before } }: { item: HistoryItem }) {
  if (settings === null) return null;
  const changes = settingDifferences(before ?? {}, settings);
  if (changes.length === 0) return null;
  const list = (
    <ul className="text-muted">
      {changes.map(({ name, label, then, now }) => (
        <li key={name}>
          {label}: {before === null ? <bdi>{now}</bdi> : <Change then={then} now={now} />}
        </li>
      ))}
    </ul>
  );
  if (before !== null || changes.length <= AT_A_GLANCE) return list;
  return (
    <details>
      <summary className="cursor-pointer text-muted">With {changes.length} settings</summary>
      {list}
    </details>
  );
}

const Change = ({ then, now }: { then: string; now: string }) => (
  <>
    <bdi>{then}</bdi> → <bdi>{now}</bdi>
  </>
);
