import { PostmortemStatusBadge } from "@/components/postmortem/status-badge";
import { LinkButton } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { ZoneToggle } from "@/components/ui/zone-toggle";
import type { PartProps } from "./postmortem-reads";

/** Title and status, and where else the postmortem can be seen or changed. */
export function PostmortemHeader({ postmortem: { id, title, status }, mayEdit }: PartProps) {
  return (
    <PageHeader
      title={title}
      crumbs={[{ href: "/postmortems", label: "Postmortems" }]}
      aside={
        <>
          <PostmortemStatusBadge status={status} />
          <span className="no-print">
            <ZoneToggle />
          </span>
        </>
      }
      actions={
        <span className="no-print flex flex-wrap gap-2">
          <LinkButton href={`/postmortems/${id}/history`}>History</LinkButton>
          <a className={LINK} href={`/postmortems/${id}/markdown`} download>
            Markdown
          </a>
          {mayEdit && (
            <LinkButton variant="primary" href={`/postmortems/${id}/edit`}>
              Edit
            </LinkButton>
          )}
        </span>
      }
    />
  );
}

const LINK =
  "inline-flex h-8 shrink-0 items-center justify-center rounded-sm border border-line-strong bg-surface px-3 text-sm font-medium text-ink hover:bg-sunken pointer-coarse:min-h-10";
