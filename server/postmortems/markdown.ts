import "server-only";
import type { Actor } from "@/db/access/actor";
import { listActionsOf } from "@/db/postmortems/actions";
import { listReviewers } from "@/db/postmortems/list-reviews";
import { getPostmortemTimeline } from "@/db/postmortems/timeline";
import { getPostmortem } from "@/db/postmortems/find";
import { timesOf } from "@/lib/incident/times-of";
import { AppError } from "@/lib/errors/app-error";
import { publicationOf } from "@/lib/postmortem/review";
import { postmortemNumber } from "@/lib/postmortem/schema";
import { spentWords } from "@/lib/postmortem/spent-words";
import { parseApart } from "../parsing/parse-apart";
import { spentBudget } from "./spending";

/**
 * The number in an address; throws not-found, as for a postmortem that is not there, for what is
 * none.
 */
export function numberInAddress(text: string): number {
  const id = postmortemNumber(text);
  if (id === null)
    throw new AppError("not-found", "This postmortem doesn’t exist, or you don’t have access.");
  return id;
}

/** The document as an answer to download. */
export async function markdownAnswer(
  actor: Actor,
  address: string,
  nowMs: number,
): Promise<Response> {
  const postmortem = await getPostmortem(actor, numberInAddress(address));
  const { id, title, sections, factors, status, team, incident } = postmortem;
  const [timeline, actions, reviewers, spent] = await Promise.all([
    getPostmortemTimeline(actor, id),
    listActionsOf(actor, id),
    listReviewers(actor, id),
    spentBudget(actor, postmortem, nowMs),
  ]);
  const text = await parseApart("postmortemMarkdown", {
    text: { title, sections, factors },
    status,
    published: publicationOf(postmortem, reviewers),
    team: team.name,
    incident:
      incident === null
        ? null
        : {
            number: incident.id,
            severity: incident.severity,
            services: incident.services.map(({ name }) => name),
            times: timesOf(incident),
          },
    timeline,
    actions,
    spentAt: spent.publishedAt,
    spent: spent.rows.map((row) => ({ slo: row.slo, service: row.service, ...spentWords(row) })),
  });
  return new Response(text, {
    headers: {
      "content-type": "text/markdown; charset=utf-8",
      "content-disposition": `attachment; filename="postmortem-${id}.md"`,
      "cache-control": "no-store",
    },
  });
}
