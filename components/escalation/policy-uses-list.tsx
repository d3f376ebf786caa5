import { Link } from "@/components/ui/link";

type Named = { slug: string; name: string };
type Props = {
  owner: Named;
  teams: Named[];
  services: Named[];
  routes: Named[];
  open: number;
};

/** What pages by a policy. */
export function PolicyUsesList({ owner, teams, services, routes, open }: Props) {
  const unused = teams.length + services.length + routes.length === 0;
  return (
    <>
      <div>
        <dt className="text-muted">Used by</dt>
        {unused && (
          <dd>
            Nothing yet: choose it on the page of{" "}
            <Link href={`/teams/${owner.slug}`} className="underline">
              <bdi>{owner.name}</bdi>
            </Link>{" "}
            or of a service.
          </dd>
        )}
        {teams.map(({ slug, name }) => (
          <Use key={slug} href={`/teams/${slug}`} name={name} what="team" />
        ))}
        {services.map(({ slug, name }) => (
          <Use key={slug} href={`/services/${slug}`} name={name} what="service" />
        ))}
        {routes.map(({ slug, name }) => (
          <Use key={slug} href={`/teams/${slug}`} name={name} what="alert rules" />
        ))}
      </div>
      {open > 0 && (
        <div>
          <dt className="text-muted">Open pages</dt>
          <dd className="figure">{open}</dd>
        </div>
      )}
    </>
  );
}

const Use = ({ href, name, what }: { href: string; name: string; what: string }) => (
  <dd className="py-0.5 wrap-anywhere">
    <Link href={href} className="hover:underline">
      <bdi>{name}</bdi>
    </Link>{" "}
    <span className="text-muted">{what}</span>
  </dd>
);
