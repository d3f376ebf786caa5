import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import type { Matcher } from "@/lib/alert/matcher";
import { MatcherList } from "./mute-table";

type Named = { href: string; name: string };
type Props = {
  team: Named;
  service: Named | null;
  slo: Named | null;
  source: string;
  origin: string;
  rule: string | null;
  labels: Record<string, string>;
  annotations: Record<string, string>;
  links: readonly { href: string; text: string }[];
};

/** Where it comes from, and what its sender says of it. */
export function AlertAbout(props: Props) {
  const { team, service, slo, source, origin, rule, labels, annotations, links } = props;
  return (
    <Card title="About">
      <dl className="grid gap-3 text-sm wrap-anywhere">
        {slo && <Row term="SLO">{named(slo)}</Row>}
        {service && <Row term="Service">{named(service)}</Row>}
        <Row term="Team">{named(team)}</Row>
        <Row term="Source">
          <bdi>{source}</bdi> <bdi className="figure text-xs text-muted">{origin}</bdi>
        </Row>
        {rule !== null && <Row term="Routed by">{rule}</Row>}
        {Object.entries(annotations).map(([name, text]) => (
          <Row key={name} term={name}>
            <bdi className="whitespace-pre-wrap">{text}</bdi>
          </Row>
        ))}
        {Object.keys(labels).length > 0 && (
          <Row term="Labels">
            <MatcherList matchers={matchersOf(labels)} />
          </Row>
        )}
        {links.length > 0 && (
          <Row term="Links">
            {links.map(({ href, text }) => (
              <a key={href} href={href} rel="noreferrer" className="block hover:underline">
                <bdi>{text === "" ? href : text}</bdi>
              </a>
            ))}
          </Row>
        )}
      </dl>
    </Card>
  );
}

const matchersOf = (labels: Record<string, string>): Matcher[] =>
  Object.entries(labels).map(([name, value]) => ({ name, op: "=", value }));

const named = ({ href, name }: Named) => (
  <Link href={href} className="hover:underline">
    <bdi>{name}</bdi>
  </Link>
);

const Row = ({ term, children }: { term: string; children: ReactNode }) => (
  <div>
    <dt className="text-muted" dir="auto">
      {term}
    </dt>
    <dd>{children}</dd>
  </div>
);
