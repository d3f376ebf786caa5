import type { Metadata } from "next";
import { TokenForm } from "@/components/people/token-form";
import { TokenTable, type ShownToken } from "@/components/people/token-table";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { can } from "@/db/actor";
import { listApiTokens, type ApiTokenRow } from "@/db/api-tokens";
import { listTeams } from "@/db/teams";
import { SCOPES } from "@/lib/people/roles";
import { requireActor } from "@/server/auth/current-actor";
import { orNotFound } from "@/server/auth/or-not-found";
import { createToken, revokeToken } from "./actions";

export const metadata: Metadata = { title: "API tokens" };

export default async function TokensPage() {
  const actor = await requireActor();
  const now = new Date();
  const [tokens, teams] = await orNotFound(Promise.all([listApiTokens(actor), listTeams(actor)]));
  const managed = teams.filter((team) => can(actor, "manage", team)).map(({ slug, name }) => ({ slug, name }));
  return (
    <div className="grid gap-5">
      <Card title="New token"><TokenForm action={createToken} teams={managed} anyTeam={actor.admin} scopes={SCOPES.filter((scope) => actor.admin || scope !== "admin")} /></Card>
      <Card title="Tokens" note={tokens.length} flush>
        {tokens.length === 0
          ? <EmptyState icon="documents" title="No tokens yet">With a token, scripts and exporters send measurements and define SLOs through the API.</EmptyState>
          : <TokenTable tokens={tokens.map((token) => shown(token, now))} now={now.getTime()} revoke={revokeToken} />}
      </Card>
    </div>
  );
}

function shown({ team, createdAt, expiresAt, revokedAt, lastUsedAt, ...token }: ApiTokenRow, now: Date): ShownToken {
  const state = revokedAt ? "revoked" : expiresAt && expiresAt <= now ? "expired" : "active";
  return { ...token, team: team?.name ?? null, state, createdAt: createdAt.getTime(), expiresAt: expiresAt?.getTime() ?? null, lastUsedAt: lastUsedAt?.getTime() ?? null };
}
