import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AboutCard } from "@/components/incident/about-card";
import { EarlierCard } from "@/components/incident/earlier-card";
import { DuplicateNote } from "@/components/incident/duplicate-note";
import { IncidentColumns } from "@/components/incident/incident-columns";
import { IncidentHeader } from "@/components/incident/incident-header";
import type { IncidentActions } from "@/components/incident/incident-actions";
import { PostmortemCard } from "@/components/incident/postmortem-card";
import { RolesCard } from "@/components/incident/roles-card";
import { SpendingCard } from "@/components/incident/spending-card";
import { ResolveDialog, StatusCard, UpdateDialog } from "@/components/incident/status-card";
import { StepForm } from "@/components/incident/step-form";
import { TimelineCard, type EntryView } from "@/components/incident/timeline-card";
import { TimesCard } from "@/components/incident/times-card";
import { PageKeys } from "@/components/shell/page-keys";
import { LinkButton } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { LiveRefresh } from "@/components/ui/live-refresh";
import type { UserActor } from "@/db/actor";
import { listEarlierIncidents } from "@/db/earlier-incidents";
import { listDuplicates } from "@/db/incident-duplicates";
import { getTimeline, type Timeline } from "@/db/incident-entries";
import { listRelated } from "@/db/incident-links";
import { listResponders } from "@/db/incident-people";
import { derivedFrom } from "@/db/incident-state";
import {
  canInIncident,
  concernedTeams,
  getIncident,
  managesIncident,
  type Incident,
} from "@/db/incidents";
import { findPostmortemOf } from "@/db/postmortems";
import { listServices } from "@/db/services";
import { AppError } from "@/lib/app-error";
import { resolutionHistory } from "@/lib/incident/resolution-history";
import { isShown, SHOWN, type Shown } from "@/lib/incident/shown";
import { isOpen } from "@/lib/incident/status";
import { timelineRows } from "@/lib/incident/timeline";
import type { TimeValue } from "@/lib/incident/times";
import { postmortemDueAt } from "@/lib/postmortem/overdue";
import { requireActor } from "@/server/auth/current-actor";
import { orNotFound } from "@/server/auth/or-not-found";
import { incidentSpending } from "@/server/incident-spending";
import { requestTime } from "@/server/request-time";
import {
  acknowledgeAction,
  addEntryAction,
  assignRoleAction,
  changeSeverityAction,
  changeStatusAction,
  deleteEntryAction,
  deleteIncidentAction,
  editEntryAction,
  editIncidentAction,
  linkAction,
  markDuplicateAction,
  setTimeAction,
  starEntryAction,
  takeBackWaiverAction,
  unlinkAction,
  unmarkDuplicateAction,
  updateStakeholdersAction,
  waivePostmortemAction,
} from "../actions";

export const metadata: Metadata = { title: "Incident" };

const ACTIONS: IncidentActions = {
  changeStatus: changeStatusAction,
  changeSeverity: changeSeverityAction,
  acknowledge: acknowledgeAction,
  assignRole: assignRoleAction,
  edit: editIncidentAction,
  update: updateStakeholdersAction,
  setTime: setTimeAction,
  addEntry: addEntryAction,
  editEntry: editEntryAction,
  star: starEntryAction,
  deleteEntry: deleteEntryAction,
  link: linkAction,
  unlink: unlinkAction,
  markDuplicate: markDuplicateAction,
  unmarkDuplicate: unmarkDuplicateAction,
  waive: waivePostmortemAction,
  takeBackWaiver: takeBackWaiverAction,
  remove: deleteIncidentAction,
};

export default async function IncidentPage({
  params,
  searchParams,
}: PageProps<"/incidents/[number]">) {
  const actor = await requireActor();
  const { number: name } = await params;
  const { show } = await searchParams;
  if (!/^\d{1,15}$/.test(name)) notFound();
  const number = Number(name);
  const now = requestTime();
  const incident = await orNotFound(getIncident(actor, number));
  const [timeline, spent, earlier, related, people, services, postmortem, duplicates] =
    await Promise.all([
      getTimeline(actor, number),
      incidentSpending(actor, incident, now),
      listEarlierIncidents(actor, incident),
      listRelated(actor, number),
      listResponders(actor, concernedTeams(incident)),
      listServices(actor),
      findPostmortemOf(actor, number),
      listDuplicates(actor, number),
    ]);
  const original = await originalOf(actor, incident);
  const actions = canInIncident(actor, "respond", incident) ? ACTIONS : null;
  const { times, sources } = derivedFrom(timeline);
  const shown: Shown = SHOWN.find((candidate) => candidate === show) ?? "all";
  const passing = new Set(
    timeline.entries.filter((entry) => isShown(shown, entry)).map(({ id }) => id),
  );
  // What a filter leaves out is no gap.
  const rows = timelineRows(entriesFor(timeline, incident, actor), times).filter((row) =>
    row.kind === "entry" ? passing.has(row.entry.id) : row.kind === "mark" || shown === "all",
  );
  const { severity, status, title, summary, version } = incident;
  const dueAt = postmortemDueAt({ severity, resolvedAt: times.resolvedAt });
  return (
    <>
      <PageKeys />
      <IncidentHeader
        number={number}
        title={title}
        severity={severity}
        status={status}
        team={incident.team}
        declaredBy={incident.declaredBy}
        declaredAt={incident.declaredAt.getTime()}
        startedAt={times.startedAt}
        resolvedAt={times.resolvedAt}
        lastUpdateAt={incident.lastUpdateAt?.getTime() ?? null}
        spent={spent[0]?.consumed ?? null}
        now={now}
        aside={
          <LiveRefresh at={now} stream={`/api/live?incident=${number}`} seen={incident.revision} />
        }
        buttons={
          <Buttons
            incident={incident}
            postmortem={postmortem?.id ?? null}
            works={actions !== null}
          />
        }
      />
      <DuplicateNote
        number={number}
        of={original}
        duplicates={duplicates.map(({ id, title: name }) => ({ number: id, title: name }))}
        actions={actions}
      />
      <IncidentColumns
        status={
          <StatusCard
            number={number}
            status={status}
            severity={severity}
            isDuplicate={incident.duplicateOfId !== null}
            actions={actions}
          />
        }
        timeline={
          <TimelineCard
            number={number}
            rows={rows}
            shown={shown}
            open={isOpen(status)}
            actions={actions}
          />
        }
      >
        {dueAt !== null && postmortem === null && (
          <PostmortemCard
            number={number}
            dueAt={dueAt}
            waiver={incident.postmortemWaiver}
            now={now}
            actions={actions}
          />
        )}
        <RolesCard
          number={number}
          roles={incident.roles}
          people={people}
          me={actor.email}
          actions={actions}
        />
        <SpendingCard spent={spent} canceled={status === "canceled"} over={!isOpen(status)} />
        {earlier.length > 0 && (
          <EarlierCard
            earlier={earlier.map(
              ({ incident: { id, startedAt, resolvedAt, ...other }, resolution, lesson }) => ({
                number: id,
                title: other.title,
                severity: other.severity,
                startedAt: startedAt.getTime(),
                lastedMs: (resolvedAt ?? startedAt).getTime() - startedAt.getTime(),
                said: resolution || other.summary,
                lesson,
              }),
            )}
          />
        )}
        <AboutCard
          number={number}
          title={title}
          summary={summary}
          version={version}
          services={incident.services}
          choices={choicesOf(services, incident)}
          actions={actions}
          mayDelete={managesIncident(actor, incident)}
          related={related.map((other) => ({
            number: other.id,
            title: other.title,
            severity: other.severity,
          }))}
        />
        <TimesCard
          number={number}
          times={times}
          sources={sources}
          actions={actions}
          history={timeHistory(timeline, times.resolvedAt)}
        />
      </IncidentColumns>
    </>
  );
}

function Buttons({
  incident: { id, status, acknowledgedAt, postmortemWaiver },
  postmortem,
  works,
}: {
  incident: Incident;
  postmortem: number | null;
  works: boolean;
}) {
  const read = status === "resolved" && postmortem !== null && (
    <LinkButton variant="primary" href={`/postmortems/${postmortem}`}>
      Postmortem
    </LinkButton>
  );
  if (!works) return read;
  return (
    <>
      {isOpen(status) && acknowledgedAt === null && (
        <span data-page-key="a" data-page-label="Acknowledge">
          <StepForm action={acknowledgeAction} fields={{ incident: id }} label="Acknowledge">
            Acknowledge <Kbd>A</Kbd>
          </StepForm>
        </span>
      )}
      {isOpen(status) && (
        <span data-page-key="u" data-page-label="Update stakeholders">
          <UpdateDialog number={id} status={status} action={updateStakeholdersAction}>
            Update <Kbd>U</Kbd>
          </UpdateDialog>
        </span>
      )}
      {isOpen(status) && (
        <span data-page-key="r" data-page-label="Resolve">
          <ResolveDialog number={id} status={status} action={changeStatusAction}>
            Resolve <Kbd>R</Kbd>
          </ResolveDialog>
        </span>
      )}
      {read ||
        (status === "resolved" && (
          <LinkButton
            variant={postmortemWaiver ? "secondary" : "primary"}
            href={`/postmortems/new?incident=${id}`}
          >
            Write the postmortem
          </LinkButton>
        ))}
      {!isOpen(status) && (
        <StepForm
          action={changeStatusAction}
          fields={{ incident: id, to: "investigating", from: status }}
          label="Re-open"
        >
          Re-open
        </StepForm>
      )}
    </>
  );
}

/** What this one is a duplicate of; without its title for whoever may not read it. */
async function originalOf(
  actor: UserActor,
  { duplicateOfId }: Incident,
): Promise<{ number: number; title: string | null } | null> {
  if (duplicateOfId === null) return null;
  const found = await getIncident(actor, duplicateOfId).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "not-found") return null;
    throw error;
  });
  return { number: duplicateOfId, title: found?.title ?? null };
}

/**
 * Affected services that the reader may not see, or that were archived since, stay to be ticked.
 */
function choicesOf(
  services: { slug: string; name: string }[],
  { services: affected }: Incident,
): { slug: string; name: string }[] {
  const all = new Map([...services, ...affected].map(({ slug, name }) => [slug, { slug, name }]));
  return [...all.values()].sort((a, b) => a.name.localeCompare(b.name));
}

/** Every value that one of the times was given. */
function timeHistory({ entries, marks }: Timeline, resolvedAt: number | null): TimeValue[] {
  const told = entries.map(({ at, createdAt, versions, ...entry }) => ({
    ...entry,
    at: at.getTime(),
    createdAt: createdAt.getTime(),
    versions: versions.map((version) => ({
      at: version.at.getTime(),
      replacedBy: version.replacedBy,
      replacedAt: version.replacedAt.getTime(),
    })),
  }));
  return [
    ...marks.map(({ mark, at, source, setBy, setAt }) => ({
      mark,
      at: at?.getTime() ?? null,
      source,
      setBy,
      setAt: setAt.getTime(),
    })),
    ...resolutionHistory(told, resolvedAt),
  ];
}

function entriesFor({ entries }: Timeline, incident: Incident, actor: UserActor): EntryView[] {
  const manages = managesIncident(actor, incident);
  return entries.map(({ id, at, data, text, author, authorId, starred, version, versions }) => ({
    id,
    at: at.getTime(),
    data,
    text,
    author,
    starred,
    version,
    mayReword: manages || authorId === actor.userId,
    versions: versions.map((earlier) => ({
      at: earlier.at.getTime(),
      text: earlier.text,
      replacedBy: earlier.replacedBy,
      replacedAt: earlier.replacedAt.getTime(),
    })),
  }));
}
