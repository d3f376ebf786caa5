import type { ChangeView } from "@/components/change/change-list";
import type { ChangeEvent } from "@/db/changes/change-event";

export const changeView = ({ id, at, summary, source, links }: ChangeEvent): ChangeView => ({
  id,
  at: at.getTime(),
  summary,
  source,
  links,
});
