import { LEVEL_NAMES, type Level } from "./levels";

const COLOURS: Readonly<Record<Level | 0, string>> = {
  0: "#5d646c",
  1: "#b4420f",
  2: "#8f6200",
  3: "#197a52",
  4: "#197a52",
};
const LABEL = "reliability";
const HEIGHT = 20;
/** About what Verdana takes at 11 px, so that no reader needs the font. */
const CHARACTER_PX = 6.6;
const PADDING_PX = 8;

/** The level as a picture, "reliability | 2 Alerted", with no text from outside. */
export function badgeSvg(level: Level | 0): string {
  const value = `${level} ${LEVEL_NAMES[level]}`;
  const [left, right] = [widthOf(LABEL), widthOf(value)];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${left + right}" height="${HEIGHT}" role="img" aria-label="${LABEL}: level ${value}">`,
    `<rect width="${left}" height="${HEIGHT}" fill="#33383d"/>`,
    `<rect x="${left}" width="${right}" height="${HEIGHT}" fill="${COLOURS[level]}"/>`,
    '<g fill="#fff" text-anchor="middle" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">',
    `<text x="${left / 2}" y="14">${LABEL}</text>`,
    `<text x="${left + right / 2}" y="14">${value}</text>`,
    "</g></svg>",
  ].join("");
}

const widthOf = (text: string): number => Math.round(text.length * CHARACTER_PX) + 2 * PADDING_PX;
