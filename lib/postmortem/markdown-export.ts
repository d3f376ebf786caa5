import type { List, ListItem, PhrasingContent, Table } from "mdast";
import type { Severity } from "@/lib/incident/severity";
import type { IncidentTimes } from "@/lib/incident/times";
import { newFootnotes, partOf, type Footnotes } from "@/lib/markdown/part";
import { blocksOf, lineOf, printMarkdown, type Block } from "@/lib/markdown/tree";
import { ACTION_KIND_WORDS, type ActionItem } from "./action-item";
import { factsToExport, utc } from "./export-facts";
import type { PostmortemStatus } from "./moves";
import type { Publication } from "./review";
import { FACTORS_WORDS, SECTION_WORDS, type PostmortemText, type SectionKey } from "./template";
import type { Line } from "./timeline";

export type ExportedPostmortem = {
  text: PostmortemText;
  status: PostmortemStatus;
  published: Publication | null;
  team: string;
  incident: {
    number: number;
    severity: Severity;
    services: readonly string[];
    times: IncidentTimes;
  } | null;
  timeline: readonly Line[];
  actions: readonly ActionItem[];
  /** Budget that the incident spent, in words, by SLO. */
  spent?: readonly {
    slo: string;
    service: string;
    consumed: string;
    bad: string;
    target: string;
    rounded: boolean;
  }[];
  /** When those figures were read; null for now. */
  spentAt?: number | null;
};

/** Under the document's title and the headings of its parts. */
const DEMOTED_BY = 2;

/**
 * The postmortem as one Markdown document, for a repository or a wiki. Times are in UTC; what is
 * folded or hidden in the timeline is left out.
 */
export function postmortemMarkdown(postmortem: ExportedPostmortem): string {
  const { text, timeline, actions } = postmortem;
  const footnotes = newFootnotes();
  const section = (key: SectionKey) =>
    headed(SECTION_WORDS[key].title, partOf(blocksOf(text.sections[key]), DEMOTED_BY, footnotes));
  return printMarkdown([
    { type: "heading", depth: 1, children: [plain(text.title)] },
    factTable(factsToExport(postmortem)),
    ...section("summary"),
    ...section("impact"),
    ...section("background"),
    ...headed(
      "Timeline",
      listed(
        false,
        shown(timeline).map((line) => lineItem(line, footnotes)),
      ),
    ),
    ...headed(
      FACTORS_WORDS.title,
      listed(
        true,
        text.factors.map((factor) => factorItem(factor, footnotes)),
      ),
    ),
    ...section("wentWell"),
    ...section("wentBadly"),
    ...section("lucky"),
    ...headed("Action items", listed(false, actions.map(task))),
  ]);
}

/** A name, which is no Markdown. */
const plain = (text: string): PhrasingContent => ({
  type: "text",
  value: text.replaceAll(/\s+/g, " ").trim(),
});

const headed = (title: string, blocks: readonly Block[]): Block[] =>
  blocks.length === 0 ? [] : [{ type: "heading", depth: 2, children: [plain(title)] }, ...blocks];

const listed = (ordered: boolean, children: ListItem[]): List[] =>
  children.length === 0 ? [] : [{ type: "list", ordered, spread: false, children }];

/** An item needs empty lines between its blocks to be read as these. */
const item = (children: Block[]): ListItem => ({
  type: "listItem",
  spread: children.length > 1,
  children,
});

const factTable = (rows: readonly (readonly [string, string])[]): Table => ({
  type: "table",
  children: [["Fact", "Value"] as const, ...rows].map((cells) => ({
    type: "tableRow",
    children: cells.map((text) => ({ type: "tableCell", children: [plain(text)] })),
  })),
});

const shown = (lines: readonly Line[]): Line[] =>
  lines.filter((line) => line.kind !== "entry" || line.view === "shown");

/** When, and what: words go on behind the time, a block stands under it. */
function lineItem(line: Line, footnotes: Footnotes): ListItem {
  const starred = line.kind === "entry" && line.starred;
  const when: PhrasingContent = { type: "text", value: `${utc(line.at)}${starred ? " ★" : ""}` };
  if (line.kind === "mark") {
    const words: PhrasingContent[] = [{ type: "strong", children: [plain(line.text)] }];
    return item([paragraph([when, ...words])]);
  }
  const [first, ...rest] = partOf(blocksOf(line.text), DEMOTED_BY, footnotes);
  if (first?.type === "paragraph") return item([paragraph([when, ...first.children]), ...rest]);
  return item([paragraph([when]), ...(first ? [first, ...rest] : [])]);
}

const paragraph = ([first, ...rest]: PhrasingContent[]): Block => {
  const parts = first ? [first] : [];
  if (rest.length > 0) parts.push({ type: "text", value: " " });
  return { type: "paragraph", children: [...parts, ...rest] };
};

/** A factor is one line; its headings and lists are words. */
const factorItem = (factor: string, footnotes: Footnotes): ListItem =>
  item(partOf(lineOf(factor), DEMOTED_BY, footnotes));

function task({ text, kind, state, owner, dueOn }: ActionItem): ListItem {
  const about = [
    ACTION_KIND_WORDS[kind].word.toLowerCase(),
    owner === "" ? "no owner" : owner,
    ...(dueOn === null ? [] : [`due ${dueOn}`]),
    ...(state === "in-progress" ? ["in progress"] : []),
  ].join(", ");
  const words: PhrasingContent[] =
    state === "dropped"
      ? [{ type: "delete", children: [plain(text)] }, plain("dropped")]
      : [plain(text)];
  const children = words.flatMap((part): PhrasingContent[] => [part, { type: "text", value: " " }]);
  const checked = state === "done" || state === "dropped";
  return {
    ...item([{ type: "paragraph", children: [...children, plain(`(${about})`)] }]),
    checked,
  };
}
