import type { Metadata } from "next";
import { TokenForm } from "@/components/people/token-form";
import { TokenTable, type ShownToken, type TokenState } from "@/components/people/token-table";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { can, type UserActor } from "@/db/access/actor";
import { listApiTokens } from "@/db/people/api-tokens";
import type { ApiTokenRow } from "@/db/people/token-identity";
import { SCOPES } from "@/lib/people/roles";
import { requireActor } from "@/server/auth/current-actor";
import { orNotFound } from "@/server/auth/or-not-found";
import { readableTeams } from "@/server/teams/readable-teams";
import { createToken, revokeToken, takeOverToken } from "./actions";

export const metadata: Metadata = { title: "API tokens" };

export default async function TokensPage() {
  const actor = await requireActor();
  const now = new Date();
  const [tokens, teams] = await orNotFound(
    Promise.all([listApiTokens(actor), readableTeams(actor)]),
  );
  const managed = teams
    .filter((team) => can(actor, "manage", team))
    .map(({ slug, name }) => ({ slug, name }));
  return (
    <div className="grid gap-5">
      <Card title="New token">
        <TokenForm
          action={createToken}
          teams={managed}
          anyTeam={actor.admin}
          scopes={SCOPES.filter((scope) => actor.admin || scope !== "admin")}
        />
      </Card>
      <Card title="Tokens" note={tokens.length} flush>
        {tokens.length === 0 ? (
          <EmptyState icon="documents" title="No tokens yet">
            With a token, scripts and exporters can send measurements and define SLOs through the
            API.
          </EmptyState>
        ) : (
          <TokenTable
            tokens={tokens.map((token) => shown(token, actor, now))}
            now={now.getTime()}
            actions={{ revoke: revokeToken, takeOver: takeOverToken }}
          />
        )}
      </Card>
    </div>
  );
}

function shown(token: ApiTokenRow, actor: UserActor, now: Date): ShownToken {
  const { id, name, prefix, scopes, team, owner, createdBy, createdAt, expiresAt, lastUsedAt } =
    token;
  const state = stateOf(token, now);
  return {
    id,
    name,
    prefix,
    scopes,
    createdBy,
    state,
    team: team?.name ?? null,
    owner: owner?.name ?? null,
    own: owner?.id === actor.userId,
    reason: state === "limited" || state === "stopped" ? reasonOf(token) : null,
    createdAt: createdAt.getTime(),
    expiresAt: expiresAt?.getTime() ?? null,
    lastUsedAt: lastUsedAt?.getTime() ?? null,
  };
}

const STANDING_STATE = { whole: "active", limited: "limited", stopped: "stopped" } as const;

function stateOf({ revokedAt, expiresAt, standing }: ApiTokenRow, now: Date): TokenState {
  if (revokedAt) return "revoked";
  if (expiresAt && expiresAt <= now) return "expired";
  return STANDING_STATE[standing.kind];
}

function reasonOf({ standing, owner, team }: ApiTokenRow): string | null {
  const [who, where] = [owner?.name ?? "Its owner", team?.name ?? "the team"];
  if (standing.kind === "whole") return null;
  if (standing.kind === "limited")
    return `${who} is now a ${standing.role} in ${where}, so it can do no more than that.`;
  return {
    "owner-deactivated": `${who}'s account is deactivated. Take it over to keep it working.`,
    "owner-left-team": `${who} left ${where}. Take it over to keep it working.`,
    "owner-no-admin": `${who} is no longer an administrator. Take it over to keep it working.`,
  }[standing.because];
}
