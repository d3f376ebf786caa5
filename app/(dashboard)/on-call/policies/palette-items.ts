import type { UserActor } from "@/db/access/actor";
import { listPolicies } from "@/db/escalations/list";
import type { PaletteItem } from "@/lib/palette/palette-item";

export const policyItems = async (actor: UserActor): Promise<PaletteItem[]> =>
  (await listPolicies(actor)).map(({ id, name, slug, team }) => ({
    id: `policy ${id}`,
    group: "Escalation policies",
    label: name,
    detail: team.name,
    href: `/on-call/policies/${slug}`,
  }));
