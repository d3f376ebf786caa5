import { ArticleSection } from "@/components/postmortem/article-section";
import { PostmortemTimeline } from "@/components/postmortem/postmortem-timeline";
import { timelineOf, type PartProps } from "./postmortem-reads";

/** What is shown of the incident's timeline. */
export async function ArticleTimeline({ actor, postmortem }: PartProps) {
  const shown = await timelineOf(actor, postmortem);
  if (shown.length === 0) return null;
  return (
    <ArticleSection id="timeline" title="Timeline">
      <PostmortemTimeline shown={shown} />
    </ArticleSection>
  );
}
