import { TableOfContents } from "@/components/postmortem/article-section";
import {
  AFTER_FACTORS,
  BEFORE_TIMELINE,
  FactorsSection,
  WrittenSections,
} from "@/components/postmortem/written-sections";
import { RelativeTime } from "@/components/ui/relative-time";
import { ActionItems } from "./action-items";
import { ArticleTimeline } from "./article-timeline";
import { contentsOf, needsContents } from "./contents";
import { Facts } from "./facts";
import type { PartProps } from "./postmortem-reads";

/** What the postmortem says, from its facts to its action items. */
export async function Article(part: PartProps) {
  const { postmortem, now } = part;
  const { sections, factors, team } = postmortem;
  const contents = await contentsOf(part);
  return (
    <article className="grid min-w-0 gap-8 text-base leading-6">
      {needsContents(contents) && (
        <details className="no-print text-sm xl:hidden">
          <summary className="w-fit cursor-pointer text-muted hover:text-ink">On this page</summary>
          <div className="pt-2">
            <TableOfContents entries={contents} />
          </div>
        </details>
      )}
      <p className="text-sm text-muted">
        <bdi>{team.name}</bdi> · started by <bdi>{postmortem.createdBy}</bdi> · changed{" "}
        <RelativeTime at={postmortem.updatedAt.getTime()} now={now} />
      </p>
      <Facts {...part} />
      {contents.length === 0 && <p className="text-muted">Nothing has been written yet.</p>}
      <WrittenSections sections={sections} keys={BEFORE_TIMELINE} />
      <ArticleTimeline {...part} />
      <FactorsSection factors={factors} />
      <WrittenSections sections={sections} keys={AFTER_FACTORS} />
      <ActionItems {...part} />
    </article>
  );
}
