import { escaped } from "./escape";

/** What React calls otherwise than HTML does; the parser itself puts letters of SVG right. */
const NAMES: Readonly<Record<string, string>> = {
  className: "class",
  popoverTarget: "popovertarget",
  popoverTargetAction: "popovertargetaction",
  htmlFor: "for",
  strokeWidth: "stroke-width",
  strokeLinecap: "stroke-linecap",
  strokeLinejoin: "stroke-linejoin",
  strokeDasharray: "stroke-dasharray",
  strokeOpacity: "stroke-opacity",
  fillOpacity: "fill-opacity",
  vectorEffect: "vector-effect",
  textAnchor: "text-anchor",
};
const SAME = [
  ["id", "title", "role", "dir", "lang", "hidden", "tabIndex", "translate"],
  ["href", "target", "rel", "download", "dateTime", "cite", "open", "start", "value"],
  ["scope", "colSpan", "rowSpan", "headers", "width", "height", "viewBox", "fill", "stroke"],
  ["preserveAspectRatio", "d", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "rx", "ry"],
  ["points", "transform", "opacity", "max", "min", "low", "high", "optimum", "type", "popover"],
  ["form", "name"],
].flat();
const NO_ATTRIBUTES = new Set(["children", "dangerouslySetInnerHTML", "suppressHydrationWarning"]);
const LITERAL = /^(?:aria|data)-[a-z-]+$/;
const IS_PRESENT = new Set(["hidden", "open", "download"]);
/** As browsers read an address: letters apart, spaces and signs in front. */
const SCRIPT =
  /^[\u0000- ]*j[\r\n\t]*a[\r\n\t]*v[\r\n\t]*a[\r\n\t]*s[\r\n\t]*c[\r\n\t]*r[\r\n\t]*i[\r\n\t]*p[\r\n\t]*t[\r\n\t]*:/i;

/**
 * The attributes of an element with a space before each; null where one of its properties is
 * nothing that HTML alone can say, or is none of those that are known here.
 */
export function attributesOf(props: Readonly<Record<string, unknown>>): string | null {
  let html = "";
  for (const name in props) {
    if (NO_ATTRIBUTES.has(name)) continue;
    const value = props[name];
    if (value === undefined || value === null) continue;
    const attribute = attributeOf(name, value);
    if (attribute === null) return null;
    html += attribute;
  }
  return html;
}

function attributeOf(name: string, value: unknown): string | null {
  const written = nameOf(name);
  if (written === null) return null;
  switch (typeof value) {
    case "string":
      return name === "href" && SCRIPT.test(value) ? null : ` ${written}="${escaped(value)}"`;
    case "number":
      return ` ${written}="${String(value)}"`;
    case "boolean":
      if (IS_PRESENT.has(name)) return value ? ` ${written}=""` : "";
      return LITERAL.test(name) ? ` ${written}="${String(value)}"` : null;
    default:
      return null;
  }
}

const known = new Map<string, string | null>([
  ...SAME.map((name) => [name, name] as const),
  ...Object.entries(NAMES),
]);

function nameOf(name: string): string | null {
  const before = known.get(name);
  if (before !== undefined) return before;
  const written = LITERAL.test(name) ? name : null;
  known.set(name, written);
  return written;
}
