import { PostmortemCard } from "@/components/incident/postmortem-card";
import { postmortemDueAt } from "@/lib/postmortem/overdue";
import type { CardProps } from "./card-props";

/** That a postmortem is due, or why none is needed. */
export function PostmortemDue({
  shown: { incident, derived, postmortem },
  actions,
  now,
}: CardProps) {
  const { resolvedAt } = derived.times;
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
