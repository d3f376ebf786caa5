import {
  AFTER_FACTORS,
  BEFORE_TIMELINE,
  writtenKeys,
} from "@/components/postmortem/written-sections";
import { FACTORS_WORDS, SECTION_WORDS, type SectionKey } from "@/lib/postmortem/template";
import { actionsOf, timelineOf, type PartProps } from "./postmortem-reads";

/** The headings of the article, in the order of reading. */
export async function contentsOf({
  actor,
  postmortem,
}: PartProps): Promise<{ id: string; title: string }[]> {
  const { sections, factors } = postmortem;
  const [timeline, actions] = await Promise.all([
    timelineOf(actor, postmortem),
    actionsOf(actor, postmortem),
  ]);
  const written = (keys: readonly SectionKey[]) =>
    writtenKeys(sections, keys).map((key) => ({ id: key, title: SECTION_WORDS[key].title }));
  return [
    ...written(BEFORE_TIMELINE),
    ...(timeline.length > 0 ? [{ id: "timeline", title: "Timeline" }] : []),
    ...(factors.length > 0 ? [{ id: "factors", title: FACTORS_WORDS.title }] : []),
    ...written(AFTER_FACTORS),
    ...(actions.length > 0 ? [{ id: "actions", title: "Action items" }] : []),
  ];
}

/** A short article is in view as a whole. */
export const needsContents = (contents: readonly unknown[]): boolean => contents.length > 2;
