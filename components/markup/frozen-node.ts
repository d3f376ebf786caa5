import {
  cloneElement,
  createElement,
  Fragment,
  isValidElement,
  type ReactElement,
  type ReactNode,
} from "react";
import { DIALOG_PARAM, DIALOGS_FORM } from "@/lib/form/dialog-param";
import { DialogHost } from "../ui/dialog-host";
import { markupOf } from "./as-html";
import { escaped } from "./escape";
import { pageContext } from "./page-context";
import { Markup } from "./markup";
import { htmlInside, isPlain, madeBy, nothingMade, type Made, type Props } from "./html-of";

type Pass = {
  made: Made;
  /** Where the document keeps its HTML; null where it goes with the element. */
  slots: string[] | null;
  /** What was written out, as far as it may hold buttons of dialogs. */
  written: string[];
};

/** See `frozen`; components are called, so that it must be none with hooks. */
export function frozenNode(node: ReactNode): ReactNode {
  const page = pageContext();
  const pass = { made: nothingMade(), slots: page?.html ?? null, written: [] };
  const frozen = frozenIn(node, pass);
  const dialogs = page === null ? null : dialogsWithin(pass.written, page.dialogs);
  return dialogs === null
    ? frozen
    : createElement(Fragment, null, frozen, createElement(DialogHost, { dialogs }));
}

const BUTTONS = new RegExp(` form="${DIALOGS_FORM}" name="${DIALOG_PARAM}" value="([^"]*)"`, "g");

/** Those whose buttons are in the HTML, by name; null where there are none. */
function dialogsWithin(
  written: readonly string[],
  dialogs: ReadonlyMap<string, ReactNode>,
): Record<string, ReactNode> | null {
  if (dialogs.size === 0) return null;
  const values = new Set(
    written.flatMap((html) => [...html.matchAll(BUTTONS)].map(([, value = ""]) => value)),
  );
  const within = [...dialogs].filter(([name]) => values.has(escaped(name)));
  return within.length === 0 ? null : Object.fromEntries(within);
}

function frozenIn(node: ReactNode, pass: Pass): ReactNode {
  if (Array.isArray(node)) return node.map((each: ReactNode) => frozenIn(each, pass));
  if (!isValidElement<Props>(node)) return node;
  const { type, key } = node;
  if (type === Markup || node.props.dangerouslySetInnerHTML) return node;
  if (isPlain(type)) {
    const inside = frozenIn(madeBy(node, pass.made), pass);
    return key === null ? inside : createElement(Fragment, { key }, inside);
  }
  const html = htmlInside(node, pass.made);
  if (html === null) return withFrozenChildren(node, { ...pass, made: keepingHtml(pass.made) });
  if (!html.includes("<")) return node;
  pass.written.push(html);
  return markupOf(node, placed(html, pass.slots));
}

const keepingHtml = (made: Made): Made => (made.html ? made : { ...made, html: new Map() });

/** Short HTML is not worth a slot. */
function placed(html: string, slots: string[] | null): { html: string } | { slot: number } {
  if (slots === null || html.length < LEAST_LENGTH) return { html };
  return { slot: slots.push(html) - 1 };
}

const LEAST_LENGTH = 500;

/** Each as an argument of its own, as they were written: those of a list have their keys. */
function withFrozenChildren(node: ReactElement<Props>, { made, slots, written }: Pass): ReactNode {
  const { type, props } = node;
  const { children } = props;
  // A component of the browser may show them later, or never.
  const isShown = typeof type === "string" || type === Fragment;
  const pass = { made, slots: isShown ? slots : null, written };
  if (children === null || typeof children !== "object") return node;
  return Array.isArray(children)
    ? cloneElement(node, undefined, ...children.map((each: ReactNode) => frozenIn(each, pass)))
    : cloneElement(node, undefined, frozenIn(children, pass));
}
