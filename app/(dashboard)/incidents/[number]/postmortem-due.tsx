import { PostmortemCard } from "@/components/incident/postmortem-card";
import { derivedFrom } from "@/lib/incident/derived-from";
import { postmortemDueAt } from "@/lib/postmortem/overdue";
import { postmortemOf, timelineOf, type CardProps } from "./incident-reads";

/** That a postmortem is due, or why none is needed. */
export async function PostmortemDue({ actor, incident, actions, now }: CardProps) {
  const [timeline, postmortem] = await Promise.all([
    timelineOf(actor, incident),
    postmortemOf(actor, incident),
  ]);
  const { resolvedAt } = derivedFrom(timeline).times;
  const dueAt = postmortemDueAt({ severity: incident.severity, resolvedAt });
  if (dueAt === null || postmortem !== null) return null;
  return (
    <PostmortemCard
      number={incident.id}
      dueAt={dueAt}
      waiver={incident.postmortemWaiver}
      now={now}
      actions={actions}
    />
  );
}
