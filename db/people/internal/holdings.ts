import { read } from "../../store/client";
import { sql } from "drizzle-orm";
import type { TeamHoldings } from "@/lib/team/holdings";
import type { Db } from "../../store/engine";
import type { Team } from "../teams";
import { rowsOf } from "../../store/statements";

export async function holdingsOf(db: Db, { id }: Team): Promise<TeamHoldings> {
  const [row] = await rowsOf<Record<keyof TeamHoldings, number | string>>(
    db,
    sql`select
    (select count(*) from services where team_id = ${id}) as "services",
    (select count(*) from incidents where team_id = ${id}) as "incidents",
    (select count(*) from incidents where team_id = ${id} and status not in ('resolved', 'canceled')) as "openIncidents",
    (select count(*) from postmortems where team_id = ${id}) as "postmortems",
    (select count(*) from schedules where team_id = ${id} and deleted_at is null) as "schedules",
    (select count(*) from data_sources where team_id = ${id}) as "dataSources",
    (select count(*) from integrations where team_id = ${id}) as "integrations",
    (select count(*) from escalation_policies where team_id = ${id} and deleted_at is null) as "policies",
    (select count(*) from team_channels where team_id = ${id} and deleted_at is null) as "channels",
    (select count(*) from memberships where team_id = ${id}) as "members",
    (select count(*) from api_tokens where team_id = ${id} and revoked_at is null) as "tokens",
    (select count(*) from invitations where team_id = ${id} and accepted_at is null and revoked_at is null) as "invitations"`,
  );
  if (!row) throw new Error("a count returned no row");
  const {
    services: owned,
    incidents: led,
    openIncidents,
    postmortems: written,
    schedules: planned,
    dataSources: sources,
    integrations: connected,
    policies,
    channels,
    members,
    tokens,
    invitations,
  } = row;
  return {
    services: Number(owned),
    incidents: Number(led),
    openIncidents: Number(openIncidents),
    postmortems: Number(written),
    schedules: Number(planned),
    dataSources: Number(sources),
    integrations: Number(connected),
    policies: Number(policies),
    channels: Number(channels),
    members: Number(members),
    tokens: Number(tokens),
    invitations: Number(invitations),
  };
}

export const holdingsNow = (team: Team): Promise<TeamHoldings> => holdingsOf(read(), team);
