import { DuplicateNote } from "@/components/incident/duplicate-note";
import type { CardProps } from "./card-props";

/** What the incident duplicates, and what duplicates it. */
export const Duplicates = ({ shown: { incident, original, duplicates }, actions }: CardProps) => (
  <DuplicateNote
    number={incident.id}
    of={original && { number: original.id, title: original.title }}
    duplicates={duplicates.map(({ id, title }) => ({ number: id, title }))}
    actions={actions}
  />
);
