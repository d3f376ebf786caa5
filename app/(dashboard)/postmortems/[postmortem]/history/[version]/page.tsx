import type { Metadata } from "next";
import { notFound } from "next/navigation";
import {
  AFTER_FACTORS,
  BEFORE_TIMELINE,
  FactorsSection,
  WrittenSections,
} from "@/components/postmortem/written-sections";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { Instant } from "@/components/ui/instant";
import { PageHeader } from "@/components/ui/page-header";
import { StatusMessage } from "@/components/ui/status-message";
import { getPostmortemVersion } from "@/db/postmortems/history";
import { canInPostmortem } from "@/db/postmortems/postmortem";
import { PUBLISHED_STANDS } from "@/lib/postmortem/moves";
import { postmortemNumber } from "@/lib/postmortem/schema";
import { requireActor } from "@/server/auth/current-actor";
import { orNotFound } from "@/server/auth/or-not-found";
import { restoreVersionAction } from "../../../actions";
import { loadPostmortem } from "../../../load-postmortem";

export const metadata: Metadata = { title: "Version of a postmortem" };

export default async function PostmortemVersionPage({
  params,
}: PageProps<"/postmortems/[postmortem]/history/[version]">) {
  const actor = await requireActor();
  const address = await params;
  const postmortem = await loadPostmortem(actor, address.postmortem);
  const number = postmortemNumber(address.version);
  if (number === null) notFound();
  const { id } = postmortem;
  const { version, title, sections, factors, savedBy, savedAt } = await orNotFound(
    getPostmortemVersion(actor, id, number),
  );
  const newest = version === postmortem.version;
  const empty = factors.length === 0 && Object.values(sections).every((text) => text.trim() === "");
  const restore = !newest && canInPostmortem(actor, "respond", postmortem);
  return (
    <>
      <PageHeader
        title={title}
        crumbs={[
          { href: "/postmortems", label: "Postmortems" },
          { href: `/postmortems/${id}`, label: postmortem.title },
          { href: `/postmortems/${id}/history`, label: "History" },
        ]}
        aside={
          <span>
            Version <span className="figure">{version}</span>
          </span>
        }
        actions={
          restore &&
          postmortem.status !== "published" && (
            <ConfirmButton
              label="Restore this version"
              variant="primary"
              title={`Restore version ${version}?`}
              description="Saves its text as the newest version. The current text stays in the history."
              confirmLabel="Restore it"
              action={restoreVersionAction}
              fields={{
                postmortem: String(id),
                version: String(version),
                current: String(postmortem.version),
              }}
              danger={false}
            />
          )
        }
      />
      <div className="grid max-w-[46rem] gap-8">
        <p className="text-sm text-muted">
          Saved by <bdi>{savedBy}</bdi>, <Instant at={savedAt.getTime()} />.{" "}
          {newest
            ? "This is the current version."
            : `The current version is ${postmortem.version}.`}{" "}
          Timeline and action items have no versions.
        </p>
        {restore && postmortem.status === "published" && (
          <StatusMessage kind="info">{PUBLISHED_STANDS}</StatusMessage>
        )}
        <article className="grid gap-8 text-base leading-6">
          {empty && <p className="text-muted">Nothing has been written yet.</p>}
          <WrittenSections sections={sections} keys={BEFORE_TIMELINE} />
          <FactorsSection factors={factors} />
          <WrittenSections sections={sections} keys={AFTER_FACTORS} />
        </article>
      </div>
    </>
  );
}
