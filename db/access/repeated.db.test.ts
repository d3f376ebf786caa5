import { and, asc, desc, eq, gt } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { putTeam } from "../people/teams";
import { teams } from "../schema/people";
import { closeStore, snapshot } from "../store/client";
import { dialect } from "../store/dialect";
import { oneOf } from "../store/key-rows";
import { freshStore, systemActor } from "../testing/fresh-store";
import { userWith } from "../testing/people";
import { later, NOON } from "../testing/persons";
import { type Reader, readAs } from "./reader";
import { type Given, repeated } from "./repeated";

const put = (slug: string, open: boolean, minutes = 0) =>
  putTeam(systemActor, slug, { name: slug, open }, later(minutes * 60_000));

describe("a query that is asked again", () => {
  beforeEach(async () => {
    await freshStore();
    await put("payments", false);
    await put("search", true, 1);
    await put("mail", false, 2);
  });
  afterAll(closeStore);

  const slugs = repeated((reader) =>
    reader.select({ slug: teams.slug }).from(teams).orderBy(asc(teams.slug)),
  );
  const named = async (actor: Parameters<typeof readAs>[0]) =>
    (await slugs(readAs(actor), {})).map(({ slug }) => slug);

  it("finds what each may read, in whatever turn they ask", async () => {
    const vera = await userWith("Vera", { payments: "viewer" });
    const otto = await userWith("Otto", { mail: "manager" });
    for (let turn = 1; turn <= 2; turn += 1) {
      expect(await named(vera)).toEqual(["payments", "search"]);
      expect(await named(systemActor)).toEqual(["mail", "payments", "search"]);
      expect(await named(otto)).toEqual(["mail", "search"]);
    }
    await put("search", false);
    expect(await named(vera)).toEqual(["payments"]);
  });

  it("takes its values from each asking: words, numbers, instants, yes or no, and lists", async () => {
    type Asked = { slug: string; after: Date; open: boolean; ids: readonly number[] };
    const ask = repeated(
      (reader, given: Given<Asked & { limit: number }>, by: keyof Asked | "all") =>
        reader
          .select({ id: teams.id, slug: teams.slug })
          .from(teams)
          .where(
            and(
              by === "slug" ? eq(teams.slug, given.slug) : undefined,
              by === "after" ? gt(teams.createdAt, given.after) : undefined,
              by === "open" ? eq(teams.open, given.open) : undefined,
              by === "ids" ? oneOf(teams.id, given.ids) : undefined,
            ),
          )
          .orderBy(desc(teams.slug))
          .limit(given.limit),
    );
    const asked = (by: keyof Asked | "all", change: Partial<Asked & { limit: number }>) =>
      ask(
        readAs(systemActor),
        { slug: "", after: NOON, open: true, ids: [], limit: 9, ...change },
        by,
      );
    const found = async (...given: Parameters<typeof asked>) =>
      (await asked(...given)).map(({ slug }) => slug);
    const all = await asked("all", {});
    const ids = (...wanted: string[]) =>
      all.flatMap(({ id, slug }) => (wanted.includes(slug) ? [id] : []));
    expect(await found("slug", { slug: "mail" })).toEqual(["mail"]);
    expect(await found("slug", { slug: "search" })).toEqual(["search"]);
    expect(await found("after", { after: NOON })).toEqual(["search", "mail"]);
    expect(await found("after", { after: later(60_000) })).toEqual(["mail"]);
    expect(await found("open", { open: true })).toEqual(["search"]);
    expect(await found("open", { open: false })).toEqual(["payments", "mail"]);
    expect(await found("ids", { ids: ids("mail", "search") })).toEqual(["search", "mail"]);
    expect(await found("ids", { ids: [] })).toEqual([]);
    expect(await found("all", { limit: 2 })).toEqual(["search", "payments"]);
  });

  it.runIf(dialect === "sqlite")(
    "is built once for those with the same rights, for each shape and connection",
    async () => {
      const build = vi.fn((reader: Reader, _: Given<Record<string, never>>, shape: string) =>
        reader
          .select()
          .from(teams)
          .where(shape === "open" ? eq(teams.open, true) : undefined),
      );
      const ask = repeated(build);
      const [vera, victor] = [
        await userWith("Vera", { payments: "viewer" }),
        await userWith("Victor", { payments: "viewer" }),
      ];
      const builds = async (actor: Parameters<typeof readAs>[0], shape: string) => {
        await ask(readAs(actor), {}, shape);
        return build.mock.calls.length;
      };
      expect(await builds(vera, "all")).toBe(1);
      expect(await builds(vera, "all")).toBe(1);
      expect(await builds(vera, "open")).toBe(2);
      expect(await builds(systemActor, "open")).toBe(3);
      // Someone else's own rows are others.
      expect(await builds(victor, "all")).toBe(4);
      expect(await snapshot(() => builds(vera, "all"))).toBe(5);
      expect(await builds(vera, "open")).toBe(5);
      for (let number = 1; number <= 50; number += 1) await builds(vera, `${number}`);
      expect(await builds(vera, "50")).toBe(55);
      expect(await builds(vera, "all")).toBe(56);
    },
  );

  it("sees a snapshot as of its instant, and what has changed outside of it", async () => {
    await named(systemActor);
    await snapshot(async () => {
      expect(await named(systemActor)).toEqual(["mail", "payments", "search"]);
      await put("later", true);
      expect(await named(systemActor)).toEqual(["mail", "payments", "search"]);
    });
    expect(await named(systemActor)).toEqual(["later", "mail", "payments", "search"]);
  });
});
