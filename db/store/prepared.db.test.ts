import Database from "better-sqlite3";
import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { settings } from "../schema/installation";
import { freshStore } from "../testing/fresh-store";
import { statementsOf } from "../testing/query-plans";
import { closeStore, read, store, write } from "./client";
import { dialect } from "./dialect";
import { prepared } from "./prepared";

describe.runIf(dialect === "sqlite")("a statement that SQLite has prepared", () => {
  const one = sql`select 1 as one`;
  const prepares = () => vi.spyOn(Database.prototype, "prepare");
  const connection = () => {
    const opened = store().sqlite;
    if (!opened) throw new Error("this is about SQLite");
    return opened.reader;
  };

  beforeEach(freshStore);
  afterEach(() => vi.restoreAllMocks());
  afterAll(closeStore);

  it("is taken again by each connection for itself", async () => {
    const ask = () => read().all(sql`select 'again' as word`);
    expect(connection().open).toBe(true);
    const spy = prepares();
    for (let time = 1; time <= 3; time += 1) expect(ask()).toEqual([{ word: "again" }]);
    expect(spy).toHaveBeenCalledTimes(1);
    await write(async (tx) => tx.all(sql`select 'again' as word`));
    expect(spy.mock.calls.filter(([text]) => text.includes("again"))).toHaveLength(2);
  });

  it("gives objects to who asks for objects, and lists to who asks for lists, in any order", () => {
    for (let time = 1; time <= 2; time += 1) {
      expect(read().values(one)).toEqual([[1]]);
      expect(read().all(one)).toEqual([{ one: 1 }]);
      expect(read().get(one)).toEqual({ one: 1 });
    }
  });

  it("has its limit in the text, which SQLite plans by, and all else as values", async () => {
    await write((tx) =>
      tx.insert(settings).values(["a", "b", "c"].map((key) => ({ key, value: 1 }))),
    );
    const keys = async (limit: number, offset = 0) => {
      const query = read().select({ key: settings.key }).from(settings).orderBy(settings.key);
      return (await query.limit(limit).offset(offset)).map(({ key }) => key).join("");
    };
    expect([await keys(2), await keys(1), await keys(2), await keys(0)]).toEqual([
      "ab",
      "a",
      "ab",
      "",
    ]);
    expect([await keys(2, 1), await keys(1, 2), await keys(2, 2)]).toEqual(["bc", "c", "c"]);
    expect(await statementsOf(() => keys(2, 1))).toEqual([
      'select "key" from "settings" order by "settings"."key" limit 2 offset ?',
    ]);
  });

  it("knows the schema as it is, whoever has changed it since", () => {
    const other = new Database(connection().name);
    try {
      other.exec("create table sketches (id integer, word text)");
      other.exec("insert into sketches values (1, 'one')");
      const words = () => read().values(sql`select word from sketches where id = 1`);
      expect(words()).toEqual([["one"]]);
      other.exec("create index sketches_id on sketches (id)");
      other.exec("alter table sketches add column more text");
      expect(words()).toEqual([["one"]]);
      other.exec("drop table sketches");
      expect(words).toThrow(/no such table/);
      other.exec("create table sketches (word text, id integer)");
      other.exec("insert into sketches values ('two', 1)");
      expect(words()).toEqual([["two"]]);
    } finally {
      other.exec("drop table if exists sketches");
      other.close();
    }
  });

  it("is let go where hundreds of others were used since", () => {
    const [reader, spy] = [connection(), prepares()];
    const ask = (number: number) => prepared(reader, `select ${number} as kept`).get();
    for (let number = 1; number <= 300; number += 1) ask(number);
    ask(1);
    expect(spy).toHaveBeenCalledTimes(300);
    ask(301);
    ask(1);
    expect(spy).toHaveBeenCalledTimes(301);
    ask(2);
    expect(spy).toHaveBeenCalledTimes(302);
  });

  it("is not kept where its text is as long as that of many rows", () => {
    const [reader, spy] = [connection(), prepares()];
    const text = `select ${Array.from({ length: 2000 }, () => "?").join(", ")} as many`;
    const values = Array.from({ length: 2000 }, () => 1);
    for (let time = 1; time <= 2; time += 1)
      prepared(reader, `${text}${" ".repeat(4000)}`).all(...values);
    expect(spy).toHaveBeenCalledTimes(2);
  });
});
