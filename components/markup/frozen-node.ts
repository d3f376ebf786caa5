import {
  cloneElement,
  createElement,
  Fragment,
  isValidElement,
  type ReactElement,
  type ReactNode,
} from "react";
import { DialogHost } from "../ui/dialog-host";
import { markupOf } from "./as-html";
import { pageContext, withDialogs } from "./page-context";
import { Markup } from "./markup";
import { isMenu } from "./stand-ins";
import { htmlInside, isPlain, madeBy, nothingMade, type Made, type Props } from "./html-of";

type Pass = {
  made: Made;
  /** Where the document keeps its HTML; null where it goes with the element. */
  slots: string[] | null;
};

/** See `frozen`; components are called, so that it must be none with hooks. */
export function frozenNode(node: ReactNode): ReactNode {
  const page = pageContext();
  if (page === null) return frozenIn(node, { made: nothingMade(), slots: null });
  const { made: frozen, dialogs } = withDialogs(() =>
    frozenIn(node, { made: nothingMade(), slots: page.html }),
  );
  // Of one shape with and without dialogs: what is alive in it stays when the first of them comes.
  const host =
    dialogs.size === 0 ? null : createElement(DialogHost, { dialogs: Object.fromEntries(dialogs) });
  return createElement(Fragment, null, frozen, host);
}

function frozenIn(node: ReactNode, pass: Pass): ReactNode {
  if (Array.isArray(node)) return node.map((each: ReactNode) => frozenIn(each, pass));
  if (!isValidElement<Props>(node)) return node;
  const { type, key } = node;
  if (type === Markup || node.props.dangerouslySetInnerHTML) return node;
  if (isPlain(type) || isMenu(type)) {
    const inside = frozenIn(madeBy(node, pass.made), pass);
    return key === null ? inside : createElement(Fragment, { key }, inside);
  }
  const html = htmlInside(node, pass.made);
  if (html === null) return withFrozenChildren(node, { ...pass, made: keepingHtml(pass.made) });
  return isWords(node.props.children) ? node : markupOf(node, placed(html, pass.slots));
}

/** To look into the HTML would put it together, which is done when it is sent. */
const isWords = (children: ReactNode): boolean =>
  Array.isArray(children)
    ? children.every(isWords)
    : typeof children !== "object" || children === null;

const keepingHtml = (made: Made): Made => (made.html ? made : { ...made, html: new Map() });

/** Short HTML is not worth a slot. */
function placed(html: string, slots: string[] | null): { html: string } | { slot: number } {
  if (slots === null || html.length < LEAST_LENGTH) return { html };
  return { slot: slots.push(html) - 1 };
}

const LEAST_LENGTH = 500;

/** Each as an argument of its own, as they were written: those of a list have their keys. */
function withFrozenChildren(node: ReactElement<Props>, { made, slots }: Pass): ReactNode {
  const { type, props } = node;
  const { children } = props;
  // A component of the browser may show them later, or never.
  const isShown = typeof type === "string" || type === Fragment;
  const pass = { made, slots: isShown ? slots : null };
  if (children === null || typeof children !== "object") return node;
  return Array.isArray(children)
    ? cloneElement(node, undefined, ...children.map((each: ReactNode) => frozenIn(each, pass)))
    : cloneElement(node, undefined, frozenIn(children, pass));
}
