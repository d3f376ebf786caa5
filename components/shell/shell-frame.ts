import type { PaletteItem } from "@/lib/palette/palette-item";

import type { NavItem, TeamChoice } from "./nav-item";

/** What stands around every page. */
export type ShellFrame = {
  nav: NavItem[];
  teams: TeamChoice[];
  user: { name: string; email: string };
  links: { href: string; label: string }[];
  /** What the palette offers beside sections and search results. */
  actions: PaletteItem[];
};

/** One text on its way to the browser: React would look at each word of it on both sides. */
export type PackedFrame = string & { readonly packed: ShellFrame };

export const packedFrame = (frame: ShellFrame): PackedFrame => JSON.stringify(frame) as PackedFrame;
export const unpackedFrame = (packed: PackedFrame): ShellFrame => JSON.parse(packed) as ShellFrame;
