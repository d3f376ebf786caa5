import type { Arguments, Fields } from "./server-actions";
import { admin } from "./server";
import { HIDDEN, type TwoTeams } from "./two-teams";

/** Ids of rows that forms name by number. */
export type Ids = {
  incident: number;
  relatedIncident: number;
  endedIncident: number;
  entry: number;
  scrap: number;
  viewer: number;
  manager: number;
  deactivated: number;
  token: number;
  teamInvitation: number;
  adminInvitation: number;
  victimSession: number;
  postmortem: number;
  comment: number;
  actionItem: number;
  line: number;
};

export type ActionCall = {
  fields: Fields;
  args?: Arguments;
  /** Why a stranger may call it; it must still leave the store alone when what is sent is wrong. */
  open?: string;
  /** Why someone who is signed in may do this: only rows of their own may change. */
  own?: string;
  /** Cannot be done by the administrator either, in the state that the test is in. */
  neverHere?: string;
};

const SLO_FIELDS: Fields = {
  name: "Stolen sales",
  kind: "availability",
  sourceType: "push",
  "objectives.0.target": "99.5",
  "objectives.0.windowType": "rolling",
  "objectives.0.days": "7",
  "objectives.0.method": "occurrences",
  "objectives.0.noData": "ignore",
  policy: "default",
  minBadEvents: "1",
};

/**
 * For each action of the build what would do harm: an action that is missing here fails the test,
 * so that none is forgotten. In this order they work for the administrator.
 */
export function actionCalls(world: TwoTeams, ids: Ids): Record<string, ActionCall> {
  const { team, service, slo, source } = HIDDEN;
  const services = "app/(dashboard)/services/actions.ts";
  const slos = "app/(dashboard)/slos/actions.ts";
  const incidents = "app/(dashboard)/incidents/actions.ts";
  const incident = String(ids.incident);
  const entry = { incident, entry: String(ids.entry) };
  const postmortems = "app/(dashboard)/postmortems/actions.ts";
  const postmortem = String(ids.postmortem);
  const actionItem = {
    action: String(ids.actionItem),
    text: "Stolen",
    kind: "prevent",
    state: "in-progress",
  };
  const settings = "app/(dashboard)/settings";
  return {
    "app/(auth)/sign-in/actions.ts#signIn": {
      fields: { email: "nobody@example.org", password: "wrong password" },
      open: "Signing in begins without a session.",
      neverHere: "The password is wrong.",
    },
    "app/(auth)/setup/actions.ts#setUpBurnline": {
      fields: {
        name: "Thief",
        email: "thief@example.org",
        password: "a long enough password",
        team: "Thieves",
      },
      open: "Set-up begins without a session.",
      neverHere: "The installation is set up.",
    },
    "app/(auth)/invite/[token]/actions.ts#acceptWithNewAccount": {
      fields: {
        key: "0".repeat(40),
        name: "Thief",
        email: "thief@example.org",
        password: "a long enough password",
      },
      open: "An invitation is accepted without a session.",
      neverHere: "The key is wrong.",
    },
    "app/(auth)/reset-password/[token]/actions.ts#chooseNewPassword": {
      fields: { key: "0".repeat(40), password: "a long enough password" },
      open: "A link is used without a session.",
      neverHere: "The key is wrong.",
    },
    "app/(auth)/invite/[token]/actions.ts#joinTeam": {
      fields: { key: "0".repeat(40) },
      neverHere: "The key is wrong.",
    },
    "app/preferences/actions.ts#chooseTheme": {
      fields: { theme: "dark" },
      args: "form",
      open: "Sets a cookie of the caller's own.",
      neverHere: "It stores nothing.",
    },
    [`${incidents}#declare`]: {
      fields: { title: "Stolen", severity: "SEV1", services: service, started: "30" },
    },
    [`${incidents}#assignRoleAction`]: {
      fields: { incident, role: "commander", email: admin.email },
    },
    [`${incidents}#acknowledgeAction`]: { fields: { incident: String(ids.relatedIncident) } },
    [`${incidents}#changeSeverityAction`]: { fields: { incident, to: "SEV1", text: "Stolen" } },
    [`${incidents}#changeStatusAction`]: { fields: { incident, to: "identified", text: "Stolen" } },
    [`${incidents}#updateStakeholdersAction`]: {
      fields: { incident, text: "Stolen", to: "identified" },
    },
    [`${incidents}#setTimeAction`]: {
      fields: { incident, mark: "started", at: "2026-11-01T12:00", timeZone: "UTC" },
    },
    [`${incidents}#editIncidentAction`]: {
      fields: { incident, version: "1", title: "Stolen", services: service },
    },
    [`${incidents}#addEntryAction`]: { fields: { incident, text: "Stolen" } },
    [`${incidents}#editEntryAction`]: {
      fields: {
        ...entry,
        version: "1",
        text: "Stolen",
        at: "2026-11-01T12:00",
        timeZone: "UTC",
        was: "1",
      },
    },
    [`${incidents}#starEntryAction`]: { fields: { ...entry, starred: "true" } },
    [`${incidents}#linkAction`]: { fields: { incident, other: String(ids.relatedIncident) } },
    [`${incidents}#unlinkAction`]: { fields: { incident, other: String(ids.relatedIncident) } },
    [`${incidents}#waivePostmortemAction`]: {
      fields: { incident: String(ids.endedIncident), reason: "Stolen" },
    },
    [`${incidents}#takeBackWaiverAction`]: { fields: { incident: String(ids.endedIncident) } },
    [`${incidents}#deleteEntryAction`]: { fields: { incident, entry: String(ids.scrap) } },
    [`${incidents}#markDuplicateAction`]: {
      fields: { incident, other: String(ids.relatedIncident) },
    },
    [`${incidents}#unmarkDuplicateAction`]: { fields: { incident } },
    [`${incidents}#deleteIncidentAction`]: { fields: { incident } },
    [`${slos}#createSlo`]: { fields: { ...SLO_FIELDS, service, slug: "stolen" } },
    [`${slos}#updateSlo`]: { fields: { ...SLO_FIELDS, service, slug: slo } },
    [`${slos}#archiveSloAction`]: { fields: { service, slo } },
    [`${slos}#restoreSloAction`]: { fields: { service, slo } },
    [`${slos}#makeMeasureToken`]: { fields: { service } },
    "app/(dashboard)/slos/query-actions.ts#tryQuery": {
      fields: { dataSource: source, query: "up" },
      neverHere: "It stores nothing.",
    },
    [`${slos}#deleteSloAction`]: { fields: { service, slo } },
    [`${services}#createService`]: { fields: { slug: "stolen-service", name: "Stolen", team } },
    [`${services}#updateService`]: { fields: { slug: service, name: "Stolen", team } },
    [`${services}#archiveServiceAction`]: { fields: { service } },
    [`${services}#restoreServiceAction`]: { fields: { service } },
    [`${services}#deleteServiceAction`]: { fields: { service } },
    [`${postmortems}#createPostmortemAction`]: { fields: { title: "Stolen", team } },
    [`${postmortems}#savePostmortemAction`]: { fields: { postmortem, title: "Stolen" } },
    [`${postmortems}#restoreVersionAction`]: { fields: { postmortem, version: "1", current: "3" } },
    [`${postmortems}#askForReviewAction`]: { fields: { postmortem, reviewer: String(ids.viewer) } },
    [`${postmortems}#giveVerdictAction`]: {
      fields: { postmortem, version: "3", verdict: "changes" },
      neverHere: "Nobody asked the administrator.",
    },
    [`${postmortems}#withdrawReviewAction`]: {
      fields: { postmortem, reviewer: String(ids.viewer) },
    },
    [`${postmortems}#movePostmortemAction`]: { fields: { postmortem, to: "in-review" } },
    [`${postmortems}#addCommentAction`]: { fields: { postmortem, text: "Stolen" } },
    [`${postmortems}#resolveCommentAction`]: {
      fields: { postmortem, comment: String(ids.comment), resolved: "true" },
    },
    [`${postmortems}#addActionItem`]: { fields: { postmortem, text: "Stolen", kind: "prevent" } },
    [`${postmortems}#changeActionItem`]: { fields: actionItem },
    [`${postmortems}#setActionItemState`]: {
      fields: { action: String(ids.actionItem), state: "done" },
    },
    [`${postmortems}#deleteActionItem`]: { fields: { action: String(ids.actionItem) } },
    [`${postmortems}#addTimelineLineAction`]: {
      fields: { postmortem, at: "2026-11-01T12:00", zone: "UTC", text: "Stolen" },
    },
    [`${postmortems}#removeTimelineLineAction`]: { fields: { postmortem, line: String(ids.line) } },
    [`${postmortems}#curateEntryAction`]: {
      fields: { postmortem, entry: "1", view: "hidden" },
      neverHere: "The postmortem has no incident.",
    },
    [`${postmortems}#deletePostmortemAction`]: { fields: { postmortem } },
    [`${settings}/teams/actions.ts#createTeam`]: { fields: { name: "Thieves", slug: "thieves" } },
    [`${settings}/teams/actions.ts#changeTeam`]: {
      fields: { slug: team, name: "Stolen", open: "on" },
    },
    [`${settings}/teams/[team]/actions.ts#addToTeam`]: {
      fields: { team, email: world.outsider.email, role: "manager" },
    },
    [`${settings}/teams/[team]/actions.ts#changeRole`]: {
      fields: { team, user: String(ids.viewer), role: "manager" },
    },
    [`${settings}/teams/[team]/actions.ts#removeFromTeam`]: {
      fields: { team, user: String(ids.manager) },
    },
    [`${settings}/teams/[team]/actions.ts#withdrawInvitation`]: {
      fields: { invitation: String(ids.teamInvitation) },
    },
    [`${settings}/users/actions.ts#createResetLink`]: { fields: { user: String(ids.manager) } },
    [`${settings}/users/actions.ts#inviteUser`]: {
      fields: { email: "thief@example.org", admin: "on" },
    },
    [`${settings}/users/actions.ts#withdrawInvitation`]: {
      fields: { invitation: String(ids.adminInvitation) },
    },
    [`${settings}/users/actions.ts#reactivate`]: { fields: { user: String(ids.deactivated) } },
    [`${settings}/users/actions.ts#changeAdmin`]: {
      fields: { user: String(ids.viewer), admin: "true" },
    },
    [`${settings}/users/actions.ts#deactivate`]: { fields: { user: String(ids.manager) } },
    [`${settings}/tokens/actions.ts#createToken`]: {
      fields: { name: "Stolen", scopes: ["read", "measure"], team },
    },
    [`${settings}/tokens/actions.ts#takeOverToken`]: { fields: { token: String(ids.token) } },
    [`${settings}/tokens/actions.ts#revokeToken`]: { fields: { token: String(ids.token) } },
    [`${settings}/data-sources/actions.ts#createDataSource`]: {
      fields: { slug: "stolen", name: "Stolen", url: "http://127.0.0.1:9", auth: "none" },
    },
    [`${settings}/data-sources/actions.ts#updateDataSource`]: {
      fields: { slug: source, name: "Stolen", url: "http://127.0.0.1:10", auth: "none" },
    },
    [`${settings}/data-sources/actions.ts#askDataSource`]: {
      fields: { slug: source },
      neverHere: "It stores nothing.",
    },
    [`${settings}/data-sources/actions.ts#deleteDataSource`]: { fields: { slug: source } },
    [`${settings}/profile/actions.ts#rename`]: {
      fields: { name: "Renamed" },
      own: "People choose their own name.",
    },
    [`${settings}/profile/actions.ts#changeMyPassword`]: {
      fields: { currentPassword: "wrong password", newPassword: "another long password" },
      neverHere: "The current password is wrong.",
    },
    [`${settings}/profile/actions.ts#endSession`]: {
      fields: { session: String(ids.victimSession) },
      neverHere: "The session is someone else's.",
    },
    [`${settings}/profile/actions.ts#endOthers`]: {
      fields: {},
      own: "Ends the caller's own other sessions.",
    },
    [`${settings}/teams/actions.ts#deleteTeamAction`]: { fields: { team, moveTo: "azure" } },
    "app/(dashboard)/demo/actions.ts#removeDemo": {
      fields: {},
      neverHere: "There is no demo workspace.",
    },
    "app/(auth)/sign-out/actions.ts#signOut": {
      fields: {},
      open: "Whoever is signed out already has nothing to end.",
      own: "Ends the caller's own session.",
    },
  };
}
