import { SECTION_KEYS } from "@/lib/postmortem/template";
import { act, filled, sent, type HostileInput, type Target } from "./hostile-input";
import { placeOf } from "./noun";
import { FIRST_PLACES } from "./nouns";

const SECTION = 20_000;
const ENTRY = 10_000;
/** Each fills what it is written in. */
const MARKDOWN: [string, string][] = [
  ["emphasis", "*a_"],
  ["brackets", "["],
  ["closed brackets", "]"],
  ["paragraphs", "a\n\n"],
  ["lines", "a\n"],
  ["lists", "- a\n"],
  ["underlined headings", "a\n=\n"],
  ["quotes", "> a\n\n"],
  ["tables", "|a|b|\n|-|-|\n"],
  ["HTML", "a <?"],
  ["comments", "a <!--"],
  ["addresses", "www.a.b "],
  ["mail", "a@b.c "],
  ["escapes", "&#"],
  ["code", "    a\n"],
  ["definitions", "[^a]: b\n\n"],
];

/** As many kinds at once as a postmortem has sections. */
async function writtenAndRead(
  target: Target,
  parts: readonly string[],
  again: number,
): Promise<number> {
  const [first = ""] = parts;
  const postmortem = placeOf(FIRST_PLACES, "postmortem");
  const incident = placeOf(FIRST_PLACES, "incident");
  const sections = SECTION_KEYS.map((key, index): [string, string] => [
    key,
    filled(parts[index % parts.length] ?? "", SECTION),
  ]);
  const saved = await act(target, "postmortems/actions.ts#savePostmortemAction", {
    postmortem,
    title: "Looked at",
    ...Object.fromEntries(sections),
    factors: filled(first.replaceAll("\n", " "), 1000),
  });
  const noted = await act(target, "incidents/actions.ts#addEntryAction", {
    incident,
    text: filled(first, ENTRY),
  });
  const query = `?again=${String(again)}`;
  const read: number[] = [];
  for (const page of [
    `/postmortems/${postmortem}${query}`,
    `/postmortems/${postmortem}/markdown`,
    `/postmortems/${postmortem}/history${query}`,
    `/incidents/${incident}${query}`,
  ]) {
    read.push(
      await sent(`${target.url}${page}`, { method: "GET", headers: { cookie: target.cookie } }),
    );
  }
  return Math.max(saved.status, noted.status, ...read);
}
export const markdown = (): HostileInput[] =>
  [0, 1, 2].map((step) => {
    const kinds = MARKDOWN.slice(step * SECTION_KEYS.length, (step + 1) * SECTION_KEYS.length);
    return {
      parser: "Markdown",
      what: kinds.map(([what]) => what).join(", "),
      send: (target, again) =>
        writtenAndRead(
          target,
          kinds.map(([, part]) => part),
          again,
        ),
    };
  });
