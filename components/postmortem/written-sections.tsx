import {
  FACTORS_WORDS,
  SECTION_WORDS,
  type SectionKey,
  type Sections,
} from "@/lib/postmortem/template";
import { PageMarkdown } from "../ui/page-markdown";
import { ArticleSection } from "./article-section";

/** In the order of reading: timeline and contributing factors stand between them. */
export const BEFORE_TIMELINE = [
  "summary",
  "impact",
  "background",
] as const satisfies readonly SectionKey[];
export const AFTER_FACTORS = [
  "wentWell",
  "wentBadly",
  "lucky",
] as const satisfies readonly SectionKey[];

export const writtenKeys = (sections: Sections, keys: readonly SectionKey[]): SectionKey[] =>
  keys.filter((key) => sections[key].trim() !== "");

/** Those of the sections that are not empty. */
export function WrittenSections({
  sections,
  keys,
}: {
  sections: Sections;
  keys: readonly SectionKey[];
}) {
  return writtenKeys(sections, keys).map((key) => (
    <ArticleSection key={key} id={key} title={SECTION_WORDS[key].title}>
      <PageMarkdown text={sections[key]} anchors={`${key}-`} />
    </ArticleSection>
  ));
}

export function FactorsSection({ factors }: { factors: readonly string[] }) {
  if (factors.length === 0) return null;
  return (
    <ArticleSection id="factors" title={FACTORS_WORDS.title}>
      <ol className="grid list-decimal gap-2 pl-[1.4em]">
        {factors.map((factor, index) => (
          <li key={index}>
            <PageMarkdown line text={factor} />
          </li>
        ))}
      </ol>
    </ArticleSection>
  );
}
