import { PostmortemFacts } from "@/components/postmortem/postmortem-facts";
import { can, type Actor } from "@/db/access/actor";
import type { Postmortem } from "@/db/postmortems/postmortem";
import { timesOf } from "@/lib/incident/times-of";
import { publicationOf } from "@/lib/postmortem/review";
import { spentWords } from "@/lib/postmortem/spent-words";
import { spentBudget } from "@/server/postmortems/spending";
import { reviewersOf, type PartProps } from "./postmortem-reads";

/** The incident, the error budget it spent, and who published the postmortem. */
export async function Facts({ actor, postmortem, now }: PartProps) {
  const { incident } = postmortem;
  const [reviewers, spent] = await Promise.all([
    reviewersOf(actor, postmortem),
    spentBudget(actor, postmortem, now),
  ]);
  return (
    <PostmortemFacts
      incident={incident && incidentFacts(actor, incident)}
      published={publicationOf(postmortem, reviewers)}
      spentAt={spent.publishedAt}
      spent={spent.rows.map(({ sloId, slo, service, href, ...row }) => ({
        sloId,
        slo,
        service,
        href,
        ...spentWords(row),
      }))}
    />
  );
}

function incidentFacts(actor: Actor, incident: NonNullable<Postmortem["incident"]>) {
  return {
    number: incident.id,
    href: `/incidents/${incident.id}`,
    severity: incident.severity,
    times: timesOf(incident),
    services: incident.services.map(({ slug, name, team }) => ({
      slug,
      name,
      href: can(actor, "read", team) ? `/services/${slug}` : null,
    })),
  };
}
