import type { SliKind } from "@/lib/sli/sli";
import type { objectives, slos } from "../schema/slos";
import type { Service } from "../services/service";

export type StoredObjective = typeof objectives.$inferSelect;

export type Slo = typeof slos.$inferSelect & { service: Service; objectives: StoredObjective[] };

export type SloFilter = {
  team?: string;
  service?: string;
  slo?: string;
  kind?: SliKind;
  ids?: number[];
  archived?: boolean;
};
