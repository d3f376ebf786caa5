import "server-only";
import type { Actor } from "@/db/access/actor";
import { lastBatchOf } from "@/db/store/measured-slos";
import type { Slo } from "@/db/slos/slo";
import { requestTime } from "../request/request-time";
import { shared } from "../request/shared";
import { sloDetail, type Asked, type SloDetail } from "./detail";

/**
 * As `sloDetail`, made once a minute until the SLO is measured, or anything else is written; as of
 * now, or of an instant before.
 */
export const shownDetail = (
  actor: Actor,
  slo: Slo,
  index: number,
  asked: Asked,
  before: number | null = null,
): Promise<SloDetail> =>
  shared(actor, ["SLO", slo.id, index, asked, before, lastBatchOf(slo.id)], () =>
    sloDetail(actor, slo, index, before ?? requestTime(), asked),
  );
