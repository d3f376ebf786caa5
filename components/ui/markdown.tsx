import type { Root } from "hast";
import type { ComponentProps, JSX } from "react";
import ReactMarkdown, { type Components, type Options } from "react-markdown";
import rehypeSlug from "rehype-slug";
import remarkGfm from "remark-gfm";
import { visit } from "unist-util-visit";
import { limitDepth, opensTooDeeply } from "@/lib/markdown/depth";
import { isTooMuchToRead } from "@/lib/markdown/marks";
import { LINE_SYNTAX } from "@/lib/markdown/syntax";
import { cx } from "./class-names";

type Props = {
  text: string;
  /**
   * One line of someone's text: its words are Markdown, but it is no heading, list or other block.
   */
  line?: boolean;
  /** The level of the text's own first headings: 3 under a heading of the page's second level. */
  headingLevel?: 2 | 3 | 4;
  /** Gives headings anchors that begin with this; every text of a page needs another one. */
  anchors?: string;
  className?: string | undefined;
};

/**
 * People's Markdown as HTML: never their own HTML, no foreign images, links to the web and to mail
 * only. What nests too deeply, or has too many signs to match, is shown as it was typed.
 */
export function Markdown({ text, line = false, headingLevel = 3, anchors, className }: Props) {
  const rendered = render(text, { line, headingLevel, anchors });
  return (
    <div dir="auto" className={cx("markdown", className)}>
      {rendered ?? (
        <p dir="auto" className="whitespace-pre-wrap">
          {text}
        </p>
      )}
    </div>
  );
}

type Reading = { line: boolean; headingLevel: number; anchors: string | undefined };

function render(text: string, { line, headingLevel, anchors }: Reading): JSX.Element | null {
  if (opensTooDeeply(text) || isTooMuchToRead(text)) return null;
  const options: Options = {
    children: text,
    remarkPlugins: line ? [remarkGfm, remarkLine] : [remarkGfm],
    remarkRehypeOptions: { clobberPrefix: anchors ?? "note-" },
    rehypePlugins: [
      limitDepth,
      eachItsDirection,
      ...(anchors === undefined
        ? []
        : [[rehypeSlug, { prefix: anchors }] satisfies [typeof rehypeSlug, { prefix: string }]]),
    ],
    urlTransform: (url) => (isHarmless(url) ? url : null),
    components: { ...COMPONENTS, ...headings(headingLevel) },
  };
  try {
    return ReactMarkdown(options);
  } catch (error) {
    // Thrown by limitDepth, and by the stack where nesting ends it sooner.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

const READ = new Set([
  "p",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
  "ul",
  "ol",
  "blockquote",
  "td",
  "th",
]);

/**
 * A rehype plugin: each block of words runs the way its own first letter does; code runs as it
 * always does. After `limitDepth`: it takes the stack for what nests.
 */
function eachItsDirection() {
  return (tree: Root): void =>
    visit(tree, "element", ({ tagName, properties }) => {
      if (READ.has(tagName)) properties.dir = "auto";
    });
}

/** A remark plugin, for one line of text. */
function remarkLine(this: { data: () => object }): void {
  const data: { micromarkExtensions?: object[] } & object = this.data();
  (data.micromarkExtensions ??= []).push(LINE_SYNTAX);
}

const HARMLESS = /^(?:https?:\/\/|mailto:|#|\/(?![/\\])|[^:/?#\\]*$)/i;
const isHarmless = (url: string): boolean => HARMLESS.test(url);

const LEVELS = ["h1", "h2", "h3", "h4", "h5", "h6"] as const;

function headings(first: number): Components {
  const at = (level: number) => LEVELS[Math.min(level, LEVELS.length) - 1] ?? "h6";
  return Object.fromEntries(
    LEVELS.map((name, index) => {
      const Heading = at(first + index);
      return [
        name,
        ({ id, dir, children }: ComponentProps<"h2">) => (
          <Heading
            id={id}
            dir={dir}
            className={SIZES[first + index] ?? "text-sm font-medium text-muted"}
          >
            {children}
          </Heading>
        ),
      ];
    }),
  );
}

/** By the level on the page. */
const SIZES: Readonly<Record<number, string>> = {
  2: "text-lg font-semibold",
  3: "text-base font-semibold",
  4: "text-base font-medium",
  5: "text-sm font-medium",
};

const COMPONENTS: Components = {
  a: ({ href, id, children, className }) =>
    href === undefined ? (
      <>{children}</>
    ) : (
      <a href={href} id={id} rel="nofollow noopener noreferrer" className={cx("link", className)}>
        {children}
      </a>
    ),
  // The page's policy lets no picture in from elsewhere.
  img: ({ src, alt }) =>
    typeof src === "string" && src !== "" ? (
      <a href={src} rel="nofollow noopener noreferrer" className="link">
        {alt || src}
      </a>
    ) : (
      <>{alt}</>
    ),
  input: ({ checked }) => (
    <span role="img" aria-label={checked ? "done" : "open"} className="mr-1.5">
      {checked ? "☑" : "☐"}
    </span>
  ),
  pre: ({ children }) => (
    <pre role="region" aria-label="Code" tabIndex={0}>
      {children}
    </pre>
  ),
  table: ({ children }) => (
    <div role="region" aria-label="Table" tabIndex={0} className="overflow-x-auto">
      <table>{children}</table>
    </div>
  ),
};
