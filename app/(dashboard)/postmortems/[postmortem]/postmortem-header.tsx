import { PostmortemStatusBadge } from "@/components/postmortem/status-badge";
import { LinkButton } from "@/components/ui/button";
import { buttonStyle } from "@/components/ui/button-style";
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
          <a className={buttonStyle({})} href={`/postmortems/${id}/markdown`} download>
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
