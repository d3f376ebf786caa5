import { Instant } from "../ui/instant";
import { Link } from "../ui/link";
import { RelativeTime } from "../ui/relative-time";
import { PersonNames, type Names } from "./person-name";

export type OnCallRow = {
  slug: string;
  name: string;
  team: { slug: string; name: string };
  people: readonly string[];
  until: number | null;
  next: { at: number; people: readonly string[] } | null;
  names: Names;
  isMine: boolean;
};

/** Who is on call by each schedule, until when, and who is next. */
export function OnCallList({ rows, now }: { rows: readonly OnCallRow[]; now: number }) {
  return (
    <ul className="divide-y divide-line border-t border-line text-sm">
      {rows.map((row) => (
        <li
          key={row.slug}
          className="grid gap-x-6 gap-y-1 px-4 py-3 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_minmax(0,1fr)]"
        >
          <div className="min-w-0">
            <Link
              href={`/on-call/${row.slug}`}
              className="block py-0.5 font-medium wrap-anywhere hover:underline"
            >
              <bdi>{row.name}</bdi>
            </Link>
            <p className="text-muted wrap-anywhere">
              <bdi>{row.team.name}</bdi>
            </p>
          </div>
          <NowCell row={row} now={now} />
          <NextCell row={row} now={now} />
        </li>
      ))}
    </ul>
  );
}

function NowCell({ row, now }: { row: OnCallRow; now: number }) {
  const { people, names, until, isMine } = row;
  return (
    <div className="min-w-0">
      <p>
        <span className="text-muted sm:sr-only">Now: </span>
        <span className="font-medium">
          <PersonNames names={names} people={people} />
        </span>
        {isMine && <span className="text-accent"> · you</span>}
      </p>
      {people.length > 0 && (
        <p className="text-muted">
          {until === null ? (
            "no handoff in sight"
          ) : (
            <>
              until <Instant at={until} className="figure" /> (
              <RelativeTime at={until} now={now} />)
            </>
          )}
        </p>
      )}
    </div>
  );
}

function NextCell({ row: { next, names }, now }: { row: OnCallRow; now: number }) {
  if (!next) return <p className="text-faint">Nothing changes in sight</p>;
  return (
    <div className="min-w-0 text-muted">
      <p>
        Next: <PersonNames names={names} people={next.people} />
      </p>
      <p>
        from <Instant at={next.at} className="figure" /> (<RelativeTime at={next.at} now={now} />)
      </p>
    </div>
  );
}
