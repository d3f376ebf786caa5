import { ArchivedNote } from "@/components/slo/archived-note";
import { BackfillProgress } from "@/components/slo/backfill-progress";
import { restoreServiceAction } from "../../../actions";
import { restoreSloAction } from "../../../../slos/actions";
import { lateness } from "../../../../slo-rows";
import type { SloView } from "./slo-view";

/** That the SLO or its service is archived. */
export function ArchivedNotes({ slo, mayManage }: SloView) {
  const { service } = slo;
  return (
    <>
      {service.archivedAt && (
        <ArchivedNote
          what="service"
          name={service.name}
          restore={mayManage ? restoreServiceAction : null}
          fields={{ service: service.slug }}
        >{`The service ${service.name} and its SLOs are archived. They accept no measurements.`}</ArchivedNote>
      )}
      {slo.archivedAt && (
        <ArchivedNote
          what="SLO"
          name={slo.name}
          restore={mayManage ? restoreSloAction : null}
          fields={{ service: service.slug, slo: slo.slug }}
        >
          This SLO is archived. It accepts no measurements; existing ones are kept.
        </ArchivedNote>
      )}
    </>
  );
}

/** How its source does, and that measurements stopped coming. */
export function SourceNotes({ slo, detail: { at }, source, archived, mayManage, href }: SloView) {
  const late = archived || slo.lastMinute === null ? null : lateness(slo, at);
  return (
    <>
      {source && (
        <BackfillProgress
          source={{ ...source, succeededAt: source.succeededAt?.getTime() ?? null }}
          now={at}
          editHref={mayManage && !archived ? `${href}/edit` : null}
        />
      )}
      {late && (
        <p
          role="status"
          className="mb-4 rounded-sm border border-line bg-warning-soft px-4 py-2.5 text-sm text-warning"
        >
          There is {late}. The figures below are from before; silence is not health.
        </p>
      )}
    </>
  );
}
