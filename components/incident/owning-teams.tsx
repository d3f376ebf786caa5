import { Card } from "@/components/ui/card";
import { NameList } from "@/components/ui/name-list";

type Props = { services: { slug: string; name: string; team: string; people: string[] }[] };

/** Who looks after the services that an incident affects. */
export function OwningTeams({ services }: Props) {
  return (
    <Card title="Owning teams">
      <dl className="grid gap-3 text-sm">
        {services.map(({ slug, name, team, people }) => (
          <div key={slug} className="wrap-anywhere">
            <dt className="text-muted" dir="auto">
              {name}
            </dt>
            <dd>
              <bdi>{team}</bdi>
              {people.length > 0 && (
                <span className="text-muted">
                  : <NameList names={people.slice(0, 8)} />
                  {people.length > 8 && ` and ${people.length - 8} more`}
                </span>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
