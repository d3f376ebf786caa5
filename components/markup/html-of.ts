import { Fragment, isValidElement, type ReactElement, type ReactNode } from "react";
import { attributesOf } from "./attributes";
import { escaped } from "./escape";
import { htmlInSlot } from "./html-slots";
import { memoryOf, writtenOnce } from "./remembered";
import { standInOf } from "./stand-ins";
import { Markup, type MarkupProps } from "./markup";

export type Props = Readonly<Record<string, unknown>> & {
  children?: ReactNode;
  dangerouslySetInnerHTML?: { __html: string };
};
type Component = (props: Props) => ReactNode;

/**
 * What components made of elements, which nothing makes twice, and the HTML inside of elements: what
 * holds something alive is looked at once more on each level around that. Most holds nothing alive,
 * so that its HTML is not kept at first. `remembered`: that of components which are, whose ids and
 * dialogs the page has by then.
 */
export type Made = {
  nodes: Map<ReactElement, ReactNode>;
  remembered: Map<ReactElement, string | null>;
  html: Map<ReactElement, string | null> | null;
};

export const nothingMade = (): Made => ({ nodes: new Map(), remembered: new Map(), html: null });

const VOID = new Set(["br", "col", "hr", "wbr"]);
/**
 * React does more with these than to write them: forms, and what belongs into the head; not with a
 * button that sends nothing, or a form that stands elsewhere.
 */
const LIVE = new Set(
  [
    ["button", "dialog", "form", "input", "option", "select", "textarea", "fieldset", "label"],
    ["audio", "canvas", "iframe", "img", "link", "meta", "noscript", "object", "picture"],
    ["script", "source", "style", "template", "title", "video", "html", "head", "body", "base"],
  ].flat(),
);

/**
 * What React would write for it, without what only its own work needs; null where something in it
 * is more than HTML: a component of the browser, one that waits for something, a form.
 */
export function htmlOf(
  node: ReactNode,
  made: Made = nothingMade(),
  key: string | null = null,
): string | null {
  switch (typeof node) {
    case "string":
      return escaped(node);
    case "number":
    case "bigint":
      return String(node);
    case "boolean":
    case "undefined":
      return "";
    case "object":
      if (node === null) return "";
      if (Array.isArray(node)) return htmlOfAll(node as readonly ReactNode[], made);
      return isValidElement<Props>(node) ? htmlOfElement(node, made, node.key ?? key) : null;
    default:
      return null;
  }
}

function htmlOfAll(nodes: readonly ReactNode[], made: Made): string | null {
  let html = "";
  for (const node of nodes) {
    const part = htmlOf(node, made);
    if (part === null) return null;
    html += part;
  }
  return html;
}

/** `key`: its own, or that of the component that made it. */
function htmlOfElement(
  element: ReactElement<Props>,
  made: Made,
  key: string | null,
): string | null {
  const { type, props } = element;
  if (typeof type !== "string") return htmlOfComponent(element, made, key);
  if (isLive(type, props)) return null;
  const attributes = attributesOf(props);
  const inner = attributes === null ? null : innerHtmlOf(element, made);
  if (attributes === null || inner === null) return null;
  return written(type, keyed(key) + attributes, inner);
}

function htmlOfComponent(
  element: ReactElement<Props>,
  made: Made,
  key: string | null,
): string | null {
  const { type, props } = element;
  if (type === Fragment) return htmlOf(props.children, made);
  if (type === Markup) return htmlOfMarkup(element as ReactElement<MarkupProps>, key);
  if (!isPlain(standInOf(type))) return null;
  const write = () => htmlOf(madeBy(element, made), made, key);
  const memory = memoryOf(type);
  if (memory === null) return write();
  const known = made.remembered.get(element);
  if (known !== undefined) return known;
  const html = writtenOnce(memory, key, props, write);
  made.remembered.set(element, html);
  return html;
}

const isLive = (type: string, props: Props): boolean =>
  LIVE.has(type) &&
  !(type === "button" && (props.type === "button" || typeof props.form === "string"));

/** Of what is frozen already. */
function htmlOfMarkup({ props }: ReactElement<MarkupProps>, key: string | null): string {
  return written(props.tag, keyed(key) + (attributesOf(props.attributes) ?? ""), insideOf(props));
}

const insideOf = ({ html, slot }: MarkupProps): string => html ?? htmlInSlot(slot) ?? "";

const keyed = (key: string | null): string => (key === null ? "" : ` data-key="${escaped(key)}"`);

/** The parser drops a line break that follows `<pre>` at once. */
const written = (tag: string, attributes: string, inner: string): string =>
  VOID.has(tag)
    ? `<${tag}${attributes}/>`
    : `<${tag}${attributes}>${tag === "pre" && inner.startsWith("\n") ? "\n" : ""}${inner}</${tag}>`;

/** Null as with `htmlOf`, and where the element itself is no such HTML. */
export function htmlInside(
  element: ReactElement<Props>,
  made: Made = nothingMade(),
): string | null {
  const { type, props } = element;
  if (typeof type !== "string" || isLive(type, props) || attributesOf(props) === null) return null;
  return innerHtmlOf(element, made);
}

function innerHtmlOf(element: ReactElement<Props>, made: Made): string | null {
  const { children, dangerouslySetInnerHTML: given } = element.props;
  if (given !== undefined) return given.__html;
  if (typeof children !== "object") return htmlOf(children, made);
  const known = made.html?.get(element);
  if (known !== undefined) return known;
  const html = htmlOf(children, made);
  made.html?.set(element, html);
  return html;
}

/** A component of ours that answers at once: none of the browser, none that waits. */
export const isPlain = (type: unknown): boolean =>
  typeof type === "function" &&
  !("$$typeof" in type) &&
  Object.getPrototypeOf(type) !== AsyncFunction &&
  !isReactClass(type);

const AsyncFunction: unknown = Object.getPrototypeOf(async () => {});
const isReactClass = ({ prototype }: { prototype?: unknown }): boolean =>
  typeof prototype === "object" && prototype !== null && "isReactComponent" in prototype;

/** What the component of an element makes of it. */
export function madeBy(element: ReactElement<Props>, made: Made): ReactNode {
  const known = made.nodes.get(element);
  if (known !== undefined || made.nodes.has(element)) return known;
  const result = (standInOf(element.type) as Component)(element.props);
  made.nodes.set(element, result);
  return result;
}
