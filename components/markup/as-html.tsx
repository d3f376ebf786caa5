import type { ReactElement } from "react";
import { htmlInside, type Props } from "./html-of";
import { Markup } from "./markup";

/**
 * The same for an element that is nothing but HTML, in the browser, too. Throws where something in
 * it is alive.
 */
export function asHtml(element: ReactElement): ReactElement {
  const html = htmlInside(element as ReactElement<Props>);
  if (html === null) throw new Error(`Something in <${String(element.type)}> is more than HTML.`);
  return markupOf(element as ReactElement<Props>, { html });
}

/** The element with that HTML inside. */
export function markupOf(
  { type, props, key }: ReactElement<Props>,
  inside: { html: string } | { slot: number },
): ReactElement {
  const { children: _, dangerouslySetInnerHTML: __, ...attributes } = props;
  const written = { tag: type as string, attributes, ...inside };
  return key === null ? <Markup {...written} /> : <Markup key={key} {...written} />;
}
