import type { Metadata } from "next";
import { ActionTable } from "@/components/postmortem/action-table";
import { ArticleSection, TableOfContents } from "@/components/postmortem/article-section";
import { CommentList } from "@/components/postmortem/comment-list";
import { PostmortemFacts } from "@/components/postmortem/postmortem-facts";
import { PostmortemTimeline } from "@/components/postmortem/postmortem-timeline";
import { ReviewPanel } from "@/components/postmortem/review-panel";
import { PostmortemStatusBadge } from "@/components/postmortem/status-badge";
import {
  AFTER_FACTORS,
  BEFORE_TIMELINE,
  FactorsSection,
  WrittenSections,
  writtenKeys,
} from "@/components/postmortem/written-sections";
import { LinkButton } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { RelativeTime } from "@/components/ui/relative-time";
import { ZoneToggle } from "@/components/ui/zone-toggle";
import { can, type Actor } from "@/db/access/actor";
import { listActionsOf } from "@/db/postmortems/actions";
import { listComments } from "@/db/postmortems/comments";
import { listPostmortemPeople, listReviewers } from "@/db/postmortems/list-reviews";
import { getPostmortemTimeline } from "@/db/postmortems/timeline";
import { canInPostmortem, type Postmortem } from "@/db/postmortems/postmortem";
import { timesOf } from "@/lib/incident/times-of";
import { dayAt, isActionOverdue } from "@/lib/postmortem/overdue";
import { publicationOf } from "@/lib/postmortem/review";
import { spentWords } from "@/lib/postmortem/spent-words";
import { FACTORS_WORDS, SECTION_WORDS, type SectionKey } from "@/lib/postmortem/template";
import { shownTimeline } from "@/lib/postmortem/timeline";
import { displayZone } from "@/lib/preferences/preferences";
import { requireActor } from "@/server/auth/current-actor";
import { spentBudget } from "@/server/postmortems/spending";
import { requestTime } from "@/server/request/request-time";
import { readPreferences } from "../../../preferences/read-preferences";
import {
  addCommentAction,
  askForReviewAction,
  changeActionItem,
  giveVerdictAction,
  resolveCommentAction,
  setActionItemState,
  withdrawReviewAction,
} from "../actions";
import { loadPostmortem } from "../load-postmortem";
import { PostmortemMoves } from "./postmortem-moves";

export const metadata: Metadata = { title: "Postmortem" };

export default async function PostmortemPage({ params }: PageProps<"/postmortems/[postmortem]">) {
  const actor = await requireActor();
  const postmortem = await loadPostmortem(actor, (await params).postmortem);
  const { id, sections, factors, status, team, incident } = postmortem;
  const mayEdit = canInPostmortem(actor, "respond", postmortem);
  const [timeline, actions, reviewers, comments, people, preferences] = await Promise.all([
    getPostmortemTimeline(actor, id),
    listActionsOf(actor, id),
    listReviewers(actor, id),
    listComments(actor, id),
    mayEdit ? listPostmortemPeople(actor, id) : [],
    readPreferences(),
  ]);
  const published = publicationOf(postmortem, reviewers);
  const open = published === null;
  const asked = reviewers.some(({ userId }) => userId === actor.userId);
  const now = requestTime();
  const spent = await spentBudget(actor, postmortem, now);
  const today = dayAt(now, displayZone(preferences));
  const shown = shownTimeline(timeline);
  const titled = (keys: readonly SectionKey[]) =>
    writtenKeys(sections, keys).map((key) => ({ id: key, title: SECTION_WORDS[key].title }));
  const entries = [
    ...titled(BEFORE_TIMELINE),
    ...(shown.length > 0 ? [{ id: "timeline", title: "Timeline" }] : []),
    ...(factors.length > 0 ? [{ id: "factors", title: FACTORS_WORDS.title }] : []),
    ...titled(AFTER_FACTORS),
    ...(actions.length > 0 ? [{ id: "actions", title: "Action items" }] : []),
  ];
  return (
    <>
      <PageHeader
        title={postmortem.title}
        crumbs={[{ href: "/postmortems", label: "Postmortems" }]}
        aside={
          <>
            <PostmortemStatusBadge status={status} />
            <span className="no-print">
              <ZoneToggle />
            </span>
          </>
        }
        actions={
          <span className="no-print flex flex-wrap gap-2">
            <LinkButton href={`/postmortems/${id}/history`}>History</LinkButton>
            <a className={LINK} href={`/postmortems/${id}/markdown`} download>
              Markdown
            </a>
            {mayEdit && (
              <LinkButton variant="primary" href={`/postmortems/${id}/edit`}>
                Edit
              </LinkButton>
            )}
          </span>
        }
      />
      <div className="grid items-start gap-8 xl:grid-cols-[minmax(0,46rem)_17rem] xl:justify-between">
        <article className="grid min-w-0 gap-8 text-base leading-6">
          {entries.length > 2 && (
            <details className="no-print text-sm xl:hidden">
              <summary className="w-fit cursor-pointer text-muted hover:text-ink">
                On this page
              </summary>
              <div className="pt-2">
                <TableOfContents entries={entries} />
              </div>
            </details>
          )}
          <p className="text-sm text-muted">
            <bdi>{team.name}</bdi> · started by <bdi>{postmortem.createdBy}</bdi> · changed{" "}
            <RelativeTime at={postmortem.updatedAt.getTime()} now={now} />
          </p>
          <PostmortemFacts
            incident={incident && factsFor(actor, incident)}
            published={published}
            spentAt={spent.publishedAt}
            spent={spent.rows.map(({ sloId, slo, service, href, ...row }) => ({
              sloId,
              slo,
              service,
              href,
              ...spentWords(row),
            }))}
          />
          {entries.length === 0 && <p className="text-muted">Nothing has been written yet.</p>}
          <WrittenSections sections={sections} keys={BEFORE_TIMELINE} />
          {shown.length > 0 && (
            <ArticleSection id="timeline" title="Timeline">
              <PostmortemTimeline shown={shown} />
            </ArticleSection>
          )}
          <FactorsSection factors={factors} />
          <WrittenSections sections={sections} keys={AFTER_FACTORS} />
          {actions.length > 0 && (
            <ArticleSection id="actions" title="Action items">
              <div className="@container -mx-4 sm:mx-0 sm:rounded-md sm:border sm:border-line sm:bg-surface">
                <ActionTable
                  caption="Action items"
                  rows={actions.map((item) => ({
                    ...item,
                    overdue: isActionOverdue(item, today),
                    ...(mayEdit ? { people: people.map(({ name }) => name) } : {}),
                  }))}
                  edit={{ change: changeActionItem, setState: setActionItemState }}
                />
              </div>
            </ArticleSection>
          )}
        </article>
        <aside
          aria-label="Status, review and comments"
          className="no-print grid gap-4 xl:sticky xl:top-5 xl:max-h-[calc(100dvh-2.5rem)] xl:overflow-y-auto"
        >
          {entries.length > 2 && (
            <div className="max-xl:hidden">
              <TableOfContents entries={entries} />
            </div>
          )}
          <PostmortemMoves
            postmortem={id}
            status={status}
            title={postmortem.title}
            published={published?.words ?? null}
            version={postmortem.version}
            reviewers={reviewers}
            mayEdit={mayEdit}
            manages={can(actor, "manage", team)}
          />
          <ReviewPanel
            postmortem={id}
            version={postmortem.version}
            reviewers={reviewers}
            people={people}
            self={actor.userId}
            team={team}
            manages={can(actor, "manage", team)}
            mayEdit={mayEdit && open}
            asked={asked && status === "in-review"}
            ask={askForReviewAction}
            withdraw={withdrawReviewAction}
            answer={giveVerdictAction}
          />
          <CommentList
            postmortem={id}
            comments={comments.map(({ at, ...comment }) => ({ ...comment, at: at.getTime() }))}
            now={now}
            mayEdit={mayEdit}
            mayComment={mayEdit || asked}
            add={addCommentAction}
            resolve={resolveCommentAction}
          />
        </aside>
      </div>
    </>
  );
}

const LINK =
  "inline-flex h-8 shrink-0 items-center justify-center rounded-sm border border-line-strong bg-surface px-3 text-sm font-medium text-ink hover:bg-sunken pointer-coarse:min-h-10";

function factsFor(actor: Actor, incident: NonNullable<Postmortem["incident"]>) {
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
