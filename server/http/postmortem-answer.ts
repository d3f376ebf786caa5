import type { z } from "zod";
import type { StoredAction } from "@/db/postmortems/actions";
import type { Postmortem } from "@/db/postmortems/postmortem";
import { instantText } from "@/lib/api/instant";
import type { postmortemAnswerSchema } from "@/lib/api/answers/postmortem";
import { approversOf, type Review } from "@/lib/postmortem/review";
import { shownTimeline, type Line } from "@/lib/postmortem/timeline";
import type { spentBudget } from "../postmortems/spending";

type Parts = {
  timeline: readonly Line[];
  actions: readonly StoredAction[];
  reviewers: readonly Review[];
  spent: Awaited<ReturnType<typeof spentBudget>>;
};

export function postmortemAnswer(
  postmortem: Postmortem,
  { timeline, actions, reviewers, spent }: Parts,
): z.input<typeof postmortemAnswerSchema> {
  const { id, title, status, team, incident, sections, factors, version, createdBy } = postmortem;
  return {
    id,
    title,
    status,
    team: team.slug,
    incident: incident && { number: incident.id, severity: incident.severity },
    budgetSpent: spent.rows.map(({ slo, service, consumed, bad, unit, rounded }) => ({
      slo,
      service,
      consumed,
      bad,
      unit,
      rounded,
    })),
    budgetSpentAt: spent.publishedAt === null ? null : instantText(spent.publishedAt),
    sections,
    contributingFactors: factors,
    timeline: shownTimeline(timeline).flatMap((shown) =>
      shown.kind === "line" ? [{ at: instantText(shown.line.at), text: shown.line.text }] : [],
    ),
    actionItems: actions.map(({ text, kind, state, owner, dueOn, doneAt }) => ({
      text,
      kind,
      state,
      owner,
      dueOn,
      doneAt: instantOrNull(doneAt),
    })),
    version,
    createdBy,
    createdAt: instantText(postmortem.createdAt.getTime()),
    updatedAt: instantText(postmortem.updatedAt.getTime()),
    publishedAt: instantOrNull(postmortem.publishedAt),
    publishedBy: postmortem.publishedBy,
    approvedBy: approversOf(reviewers),
  };
}

const instantOrNull = (at: Date | null): string | null => at && instantText(at.getTime());
