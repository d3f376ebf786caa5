import { ActionTable } from "@/components/postmortem/action-table";
import { ArticleSection } from "@/components/postmortem/article-section";
import { dayAt, isActionOverdue } from "@/lib/postmortem/overdue";
import { displayZone } from "@/lib/preferences/preferences";
import { readPreferences } from "../../../preferences/read-preferences";
import { changeActionItem, setActionItemState } from "../actions";
import { actionsOf, peopleOf, type PartProps } from "./postmortem-reads";

/** What is to be done, by whom and until when. */
export async function ActionItems({ actor, postmortem, mayEdit, now }: PartProps) {
  const [actions, people, preferences] = await Promise.all([
    actionsOf(actor, postmortem),
    mayEdit ? peopleOf(actor, postmortem) : null,
    readPreferences(),
  ]);
  if (actions.length === 0) return null;
  const today = dayAt(now, displayZone(preferences));
  return (
    <ArticleSection id="actions" title="Action items">
      <div className="@container -mx-4 sm:mx-0 sm:rounded-md sm:border sm:border-line sm:bg-surface">
        <ActionTable
          caption="Action items"
          rows={actions.map((item) => ({
            ...item,
            overdue: isActionOverdue(item, today),
            ...(people ? { people: people.map(({ name }) => name) } : {}),
          }))}
          edit={{ change: changeActionItem, setState: setActionItemState }}
        />
      </div>
    </ArticleSection>
  );
}
