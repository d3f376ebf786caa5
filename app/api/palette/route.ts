import { z } from "zod";
import { SEARCHES } from "@/app/(dashboard)/sections";
import { rankPaletteItems, type PaletteItem } from "@/lib/palette/palette-item";
import { withoutUnstorable } from "@/lib/text/storable";
import { route } from "@/server/http/route";
import { sessionHandler } from "@/server/http/session-handler";

const MOST = 30;
const MOST_QUERY = 100;

/** What the command palette finds among the things that the signed-in person may read. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route({
  GET: sessionHandler(
    "/api/palette",
    z.strictObject({ q: z.string().default("") }),
    async ({ actor, query }) => {
      const q = withoutUnstorable(query.q.slice(0, MOST_QUERY)).trim();
      const found = await Promise.all(SEARCHES.map((search) => search(actor, q)));
      return { items: rankPaletteItems(onceEach(found.flat()), q).slice(0, MOST) };
    },
  ),
});

const onceEach = (items: readonly PaletteItem[]): PaletteItem[] => [
  ...new Map(items.map((item) => [item.id, item])).values(),
];
