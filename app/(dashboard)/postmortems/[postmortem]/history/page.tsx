import type { Metadata } from "next";
import { VersionChanges } from "@/components/postmortem/version-changes";
import { Card } from "@/components/ui/card";
import { IgnoredParams } from "@/components/ui/ignored-params";
import { Instant } from "@/components/ui/instant";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { listPostmortemVersions } from "@/db/postmortems/history";
import { pageOf } from "@/db/store/page-of";
import { firstLines, lineDiff } from "@/lib/postmortem/line-diff";
import {
  changedFields,
  fieldOf,
  FIELD_WORDS,
  type PostmortemText,
  type TextField,
} from "@/lib/postmortem/template";
import { pageParam } from "@/lib/text/url-params";
import { requireActor } from "@/server/auth/current-actor";
import { yieldToOthers } from "@/server/request/yield-to-others";
import { loadPostmortem } from "../../load-postmortem";

export const metadata: Metadata = { title: "History of a postmortem" };

const PAGE_SIZE = 20;
/**
 * Of all versions on the page: a text may have ten thousand lines, and each save may change them
 * all.
 */
const MOST_LINES = 2000;

export default async function PostmortemHistoryPage({
  params,
  searchParams,
}: PageProps<"/postmortems/[postmortem]/history">) {
  const actor = await requireActor();
  const { id, title } = await loadPostmortem(actor, (await params).postmortem);
  const versions = await listPostmortemVersions(actor, id);
  const query = await searchParams;
  const asked = { size: PAGE_SIZE, page: pageParam(query) };
  const { page, pages, offset } = pageOf(versions.length, asked);
  const shown = versions.slice(offset, offset + PAGE_SIZE);
  const changes = await changesOf(shown, versions.slice(offset + 1, offset + 1 + PAGE_SIZE));
  return (
    <>
      <PageHeader
        title="History"
        crumbs={[
          { href: "/postmortems", label: "Postmortems" },
          { href: `/postmortems/${id}`, label: title },
        ]}
        aside={versions.length === 1 ? "1 version" : `${versions.length} versions`}
      />
      <IgnoredParams params={query} used={{ page }} />
      <ol className="grid max-w-[52rem] gap-4">
        {shown.map((version, index) => {
          const before = versions[offset + index + 1];
          const fields = changes[index] ?? [];
          return (
            <li key={version.id}>
              <Card
                title={version.savedBy}
                note={<Instant at={version.savedAt.getTime()} />}
                actions={
                  <Link href={`/postmortems/${id}/history/${version.version}`} className="link">
                    Version <span className="figure">{version.version}</span>
                  </Link>
                }
              >
                {!before ? (
                  <p className="text-sm text-muted">
                    Created it as “<bdi>{version.title}</bdi>”.
                  </p>
                ) : (
                  <details open={offset + index === 0}>
                    <summary className="w-fit text-sm text-muted hover:text-ink">
                      {fields.length === 0
                        ? "No net change"
                        : `Changed ${fields.map(({ field }) => FIELD_WORDS[field].toLowerCase()).join(", ")}`}
                    </summary>
                    <div className="mt-3 grid gap-4">
                      {fields.map(({ field, shown: diff, left }) => (
                        <VersionChanges
                          key={field}
                          field={FIELD_WORDS[field]}
                          diff={diff}
                          left={left}
                        />
                      ))}
                    </div>
                  </details>
                )}
              </Card>
            </li>
          );
        })}
      </ol>
      <Pagination
        page={page}
        pages={pages}
        href={(to) => `/postmortems/${id}/history?page=${to}`}
      />
    </>
  );
}

type Change = ReturnType<typeof firstLines> & { field: TextField };

/**
 * What each version changed in the one before it; a version at a time, so that others are served in
 * between.
 */
async function changesOf(
  versions: readonly PostmortemText[],
  before: readonly PostmortemText[],
): Promise<Change[][]> {
  let room = MOST_LINES;
  const all: Change[][] = [];
  for (const [index, version] of versions.entries()) {
    const earlier = before[index];
    const changes: Change[] = [];
    for (const field of earlier ? changedFields(earlier, version) : []) {
      if (!earlier) continue;
      await yieldToOthers();
      const part = firstLines(lineDiff(fieldOf(earlier, field), fieldOf(version, field)), room);
      room -= part.shown.length;
      changes.push({ field, ...part });
    }
    all.push(changes);
  }
  return all;
}
