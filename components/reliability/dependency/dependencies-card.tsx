import { rememberedPart } from "@/components/markup/remembered";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import type { Severity } from "@/lib/reliability/assessment/severity";
import { SeverityMark } from "../severity-mark";

/** One call as the page of either end lists it. `href`: null where there is no page to lead to. */
export type CallRow = {
  key: string;
  name: string;
  href: string | null;
  isExternal: boolean;
  criticality: string | null;
  line: string;
  /** When somebody last compared it with what is so; null: nobody said. */
  checkedAt: string | null;
  worst: Severity | null;
};

type Props = {
  callees: readonly CallRow[];
  callers: readonly CallRow[];
  addHref: string | null;
  importHref: string | null;
  historyHref: string;
  /** Who confirmed that there are none; null: nobody. */
  callsNothing: { by: string } | null;
  /** To calls that are read from the running process. */
  builtInHref: string | null;
};

/** What a service calls and what calls it. */
export const DependenciesCard = rememberedPart((props: Props) => {
  const { callees, callers, addHref, importHref, historyHref, callsNothing, builtInHref } = props;
  const add = addHref && <LinkButton href={addHref}>Add dependency</LinkButton>;
  return (
    <Card
      title="Dependencies"
      flush
      actions={
        <>
          <Link href={historyHref} className="text-muted hover:underline">
            History
          </Link>
          {importHref && (
            <Link href={importHref} className="text-muted hover:underline">
              Import
            </Link>
          )}
          {add}
        </>
      }
    >
      {callees.length + callers.length === 0 && callsNothing === null ? (
        <EmptyState
          icon="reliability"
          title="No dependencies yet"
          action={
            addHref && (
              <Link href={`${historyHref}#calls-nothing`} className="text-sm underline">
                It calls nothing
              </Link>
            )
          }
        >
          Register what this service calls. Burnline then shows which target it can reach and what
          fails with it.
        </EmptyState>
      ) : (
        <>
          <CallList
            title="Calls"
            none={
              callsNothing
                ? `Nothing, as ${callsNothing.by} confirmed.`
                : "No registered dependencies."
            }
            rows={callees}
          />
          <CallList title="Called by" none="No registered callers." rows={callers} />
        </>
      )}
      {builtInHref && (
        <p className="border-t border-line px-4 py-2.5 text-sm">
          <Link href={builtInHref} className="text-muted hover:text-ink hover:underline">
            Calls of the running process
          </Link>
        </p>
      )}
    </Card>
  );
});

function CallList({
  title,
  none,
  rows,
}: {
  title: string;
  none: string;
  rows: readonly CallRow[];
}) {
  return (
    <section className="border-t border-line">
      <h3 className="px-4 pt-2.5 pb-1 text-xs font-medium text-muted">{title}</h3>
      {rows.length === 0 ? (
        <p className="px-4 pb-3 text-sm text-muted">{none}</p>
      ) : (
        <ul className="divide-y divide-line">
          {rows.map((row) => (
            <CallItem key={row.key} row={row} />
          ))}
        </ul>
      )}
    </section>
  );
}

function CallItem({ row }: { row: CallRow }) {
  const { name, href, isExternal, criticality, line, checkedAt, worst } = row;
  return (
    <li className="grid gap-x-4 gap-y-0.5 px-4 py-2.5 text-sm sm:grid-cols-[minmax(0,1fr)_auto]">
      <div className="min-w-0">
        <p className="flex flex-wrap items-baseline gap-x-2 wrap-anywhere">
          {href === null ? (
            <span className="text-muted">{name}</span>
          ) : (
            <Link href={href} className="font-medium hover:underline">
              <bdi>{name}</bdi>
            </Link>
          )}
          <span className="text-muted">
            {criticality ?? "criticality unknown"}
            {isExternal && ", external"}
          </span>
        </p>
        <p className="text-muted">{line}</p>
      </div>
      <div className="flex flex-wrap items-center gap-2 text-muted">
        <span>{checkedAt === null ? "never checked" : `checked ${checkedAt}`}</span>
        {worst && <SeverityMark severity={worst} />}
      </div>
    </li>
  );
}
