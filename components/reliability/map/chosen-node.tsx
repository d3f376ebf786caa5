import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import type { WholeMap } from "@/lib/reliability/map/with-built-in";
import { ceilingWords } from "./ceiling-words";
import { labelOf } from "./label-of";

type Node = WholeMap["nodes"][number];

/** What follows when one of the map is down, and what it can reach itself. */
export function ChosenNode({
  node,
  names,
  hrefOf,
  pages,
}: {
  node: Node;
  names: ReadonlyMap<string, string>;
  hrefOf: (node: string) => string;
  /** What has a page of its own: what it is called there, and where. */
  pages: readonly { href: string; label: string }[];
}) {
  const { kind, targetPercent, ceiling, fails, degrades } = node;
  const label = labelOf(node, names);
  const list = (title: string, none: string, all: readonly string[]) => (
    <section>
      <h3 className="text-sm font-semibold">{title}</h3>
      {all.length === 0 ? (
        <p className="text-sm text-muted">{none}</p>
      ) : (
        <ul className="text-sm wrap-anywhere">
          {all.map((other) => (
            <li key={other} className="py-0.5">
              <Link href={hrefOf(other)} className="hover:underline">
                {names.get(other) ?? other}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
  return (
    <Card
      title={`If ${label} is down`}
      actions={pages.map((page) => (
        <Link key={page.href} href={page.href} className="text-muted hover:underline">
          {page.label}
        </Link>
      ))}
    >
      <div className="grid gap-3">
        {list("Fails with it", "None registered.", fails)}
        {list("Degrades", "None registered.", degrades)}
        {kind === "service" && (
          <p className="border-t border-line pt-3 text-sm text-muted">
            {ceiling === null
              ? "No ceiling is known: there are no hard dependencies, or their availability is not registered."
              : `Its hard dependencies allow ${ceilingWords(ceiling) ?? ""}.`}
            {targetPercent !== null && ` Its target is ${targetPercent}%.`}
          </p>
        )}
      </div>
    </Card>
  );
}
