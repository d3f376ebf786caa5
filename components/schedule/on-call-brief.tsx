import { Link } from "../ui/link";
import { RelativeTime } from "../ui/relative-time";
import type { OnCallRow } from "./on-call-list";
import { PersonNames } from "./person-name";

type Props = { rows: readonly OnCallRow[]; now: number };

/** Who is on call by each schedule and who is next, in a few words. */
export function OnCallBrief({ rows, now }: Props) {
  return (
    <ul className="divide-y divide-line border-t border-line text-sm">
      {rows.map((row) => (
        <li key={row.slug} className="px-4 py-2.5 wrap-anywhere">
          <Link
            href={`/on-call/${row.slug}`}
            className="block py-0.5 text-xs text-muted hover:underline"
          >
            <bdi>{row.name}</bdi>
          </Link>
          <p>
            <span className="font-medium">
              <PersonNames names={row.names} people={row.people} />
            </span>
            {row.isMine && <span className="text-accent"> · you</span>}
          </p>
          <Handoff row={row} now={now} />
        </li>
      ))}
    </ul>
  );
}

function Handoff({ row: { next, names }, now }: { row: OnCallRow; now: number }) {
  return (
    <p className="text-xs text-muted">
      {next === null ? (
        "no handoff in sight"
      ) : (
        <>
          then <PersonNames names={names} people={next.people} />{" "}
          <RelativeTime at={next.at} now={now} />
        </>
      )}
    </p>
  );
}
