import { listApiTokens } from "../api-tokens";
import { countResponders } from "../count-responders";
import { findTeamHoldings } from "../delete-team";
import { findInvitation, listInvitations } from "../invitations";
import { isKnownAddress } from "../known-addresses";
import { listMembers } from "../memberships";
import { findPasswordReset } from "../password-resets";
import { findSessionIdentity, listOwnSessions } from "../sessions";
import { findTeam, getTeam, listTeams } from "../teams";
import { apiTokenExists, findTokenIdentity } from "../token-identity";
import { findCredentials, findOwnPasswordHash, hasUsers, listUsers } from "../users";
import type { NounReads } from "../../testing/noun-reads";
import { NOON } from "../../testing/persons";

export default {
  ofTeam: ({ slo }) => ({
    countResponders: (actor) => countResponders(actor, slo.service.teamId),
    findTeam: (actor) => findTeam(actor, "hidden"),
    getTeam: (actor) => getTeam(actor, "hidden"),
    listApiTokens: (actor) => listApiTokens(actor),
    listInvitations: (actor) => listInvitations(actor, "hidden", NOON),
    listMembers: (actor) => listMembers(actor, "hidden"),
    listTeams: (actor) => listTeams(actor),
  }),
  ofInstallation: {
    apiTokenExists: (actor) => apiTokenExists(actor, "hidden hash"),
    findCredentials: (actor) => findCredentials(actor, "hidden@example.org"),
    findInvitation: (actor) => findInvitation(actor, "hidden key", NOON),
    findPasswordReset: (actor) => findPasswordReset(actor, "hidden key", NOON),
    findSessionIdentity: (actor) => findSessionIdentity(actor, "key of Hidden", NOON),
    findTeamHoldings: (actor) => findTeamHoldings(actor, "hidden"),
    findTokenIdentity: (actor) => findTokenIdentity(actor, "hidden hash", NOON),
    hasUsers: (actor) => hasUsers(actor),
    isKnownAddress: (actor) => isKnownAddress(actor, "hidden@example.org", "192.0.2.1", NOON),
    listUsers: (actor) => listUsers(actor),
  },
  own: {
    findOwnPasswordHash: (actor) => findOwnPasswordHash(actor),
    listOwnSessions: (actor) => listOwnSessions(actor, NOON),
  },
} satisfies NounReads;
