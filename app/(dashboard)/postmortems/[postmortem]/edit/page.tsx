import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { NewActionForm } from "@/components/postmortem/action-form";
import { ActionTable } from "@/components/postmortem/action-table";
import { UnsavedText } from "@/components/postmortem/unsaved-text";
import { PostmortemEditor } from "@/components/postmortem/postmortem-editor";
import { Press } from "@/components/postmortem/review-panel";
import { TimelineCuration } from "@/components/postmortem/timeline-curation";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { StatusMessage } from "@/components/ui/status-message";
import { listActionsOf } from "@/db/postmortems/actions";
import { listPostmortemPeople } from "@/db/postmortems/list-reviews";
import { getPostmortemTimeline } from "@/db/postmortems/timeline";
import { canInPostmortem } from "@/db/postmortems/postmortem";
import { PUBLISHED_STANDS } from "@/lib/postmortem/moves";
import { dayAt, isActionOverdue } from "@/lib/postmortem/overdue";
import { displayZone } from "@/lib/preferences/preferences";
import { requireActor } from "@/server/auth/current-actor";
import { requestTime } from "@/server/request/request-time";
import { readPreferences } from "../../../../preferences/read-preferences";
import {
  addActionItem,
  addTimelineLineAction,
  changeActionItem,
  curateEntryAction,
  deleteActionItem,
  movePostmortemAction,
  removeTimelineLineAction,
  savePostmortemAction,
  setActionItemState,
} from "../../actions";
import { loadPostmortem } from "../../load-postmortem";

export const metadata: Metadata = { title: "Edit postmortem" };

export default async function EditPostmortemPage({
  params,
}: PageProps<"/postmortems/[postmortem]/edit">) {
  const actor = await requireActor();
  const postmortem = await loadPostmortem(actor, (await params).postmortem);
  if (!canInPostmortem(actor, "respond", postmortem)) notFound();
  const { id, title, status, sections, factors, version } = postmortem;
  const [timeline, actions, people, preferences] = await Promise.all([
    getPostmortemTimeline(actor, id),
    listActionsOf(actor, id),
    listPostmortemPeople(actor, id),
    readPreferences(),
  ]);
  const timeZone = displayZone(preferences);
  const today = dayAt(requestTime(), timeZone);
  const editor = {
    postmortem: id,
    reader: String(actor.userId),
    text: { title, sections, factors },
  };
  const names = people.map((person) => person.name);
  return (
    <>
      <PageHeader
        title="Edit"
        crumbs={[
          { href: "/postmortems", label: "Postmortems" },
          { href: `/postmortems/${id}`, label: title },
        ]}
      />
      <div className="grid max-w-[52rem] gap-5">
        {status === "published" ? (
          <>
            <StatusMessage kind="info">
              <p>{PUBLISHED_STANDS}</p>
              <div className="mt-2 flex flex-wrap gap-2">
                <Press
                  action={movePostmortemAction}
                  fields={{ postmortem: String(id), to: "draft" }}
                  label={`Revert to draft: ${title}`}
                  variant="secondary"
                >
                  Revert to draft
                </Press>
                <LinkButton href={`/postmortems/${id}`}>View</LinkButton>
              </div>
            </StatusMessage>
            <UnsavedText {...editor} />
          </>
        ) : (
          <>
            <PostmortemEditor
              {...editor}
              action={savePostmortemAction}
              version={version}
              href={`/postmortems/${id}`}
            />
            <Card title="Timeline" note="autosaves">
              <TimelineCuration
                postmortem={id}
                lines={timeline}
                timeZone={timeZone}
                curate={curateEntryAction}
                add={addTimelineLineAction}
                remove={removeTimelineLineAction}
              />
            </Card>
          </>
        )}
        <Card title="Action items" note="autosaves" flush>
          {actions.length > 0 && (
            <ActionTable
              caption="Action items"
              rows={actions.map((item) => ({
                ...item,
                overdue: isActionOverdue(item, today),
                people: names,
              }))}
              edit={{
                change: changeActionItem,
                setState: setActionItemState,
                remove: deleteActionItem,
              }}
            />
          )}
          <div className="border-t border-line p-4">
            <NewActionForm
              action={addActionItem}
              people={names}
              fields={{ postmortem: String(id) }}
            />
          </div>
        </Card>
      </div>
    </>
  );
}
