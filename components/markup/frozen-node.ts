import {
  cloneElement,
  createElement,
  Fragment,
  isValidElement,
  type ReactElement,
  type ReactNode,
} from "react";
import { markupOf } from "./as-html";
import { htmlInside, isPlain, madeBy, type Made, type Props } from "./html-of";

/** See `frozen`; components are called, so that it must be none with hooks. */
export function frozenNode(node: ReactNode, made: Made = new Map()): ReactNode {
  if (Array.isArray(node)) return node.map((each: ReactNode) => frozenNode(each, made));
  if (!isValidElement<Props>(node)) return node;
  const { type, key } = node;
  if (isPlain(type)) {
    const inside = frozenNode(madeBy(node, made), made);
    return key === null ? inside : createElement(Fragment, { key }, inside);
  }
  if (node.props.dangerouslySetInnerHTML) return node;
  const html = htmlInside(node, made);
  if (html === null) return withFrozenChildren(node, made);
  return html.includes("<") ? markupOf(node, html) : node;
}

/** Each as an argument of its own, as they were written: those of a list have their keys. */
function withFrozenChildren(node: ReactElement<Props>, made: Made): ReactNode {
  const { children } = node.props;
  if (children === null || typeof children !== "object") return node;
  return Array.isArray(children)
    ? cloneElement(node, undefined, ...children.map((each: ReactNode) => frozenNode(each, made)))
    : cloneElement(node, undefined, frozenNode(children, made));
}
