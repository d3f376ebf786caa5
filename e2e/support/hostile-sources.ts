import { sloFields } from "./hostile-forms";
import { act, MIB, NAMES, filled, numbered, type HostileInput } from "./hostile-input";

const MATRIX =
  '{"status":"success","data":{"resultType":"matrix","result":[{"metric":{},"values":[';
const SOURCE_BYTES = 19 * MIB;
const sourceTexts = (): [string, string][] => [
  ["lists", filled("[", SOURCE_BYTES)],
  ["values", `${MATRIX}${filled('[1,"1"],', SOURCE_BYTES)}[1,"1"]]}]}}`],
  [
    "series",
    `{"status":"success","data":{"resultType":"vector","result":[${filled('{"metric":{"a":"b"},"value":[1,"1"]},', SOURCE_BYTES)}{"metric":{}}]}}`,
  ],
  [
    "fields",
    `{"status":"success",${numbered(500_000, (index) => `"f${String(index)}":1,`)}"data":1}`,
  ],
  ["one text", `{"status":"error","error":"${filled("a", SOURCE_BYTES)}"}`],
  ["numbers", `${MATRIX}[${filled("9", MIB)},"${filled("9", MIB)}"]]}]}}`],
  [
    "the names of objects",
    `${MATRIX.replace('"metric":{}', `"metric":{${NAMES.map((name) => `"${name}":"1"`).join(",")}}`)}]}]}}`,
  ],
];
export const sources = (): HostileInput[] =>
  sourceTexts().map(([what, body]) => ({
    parser: "JSON of a data source",
    what,
    send: async (target) => {
      target.source.say(body);
      return (
        await act(target, "slos/query-actions.ts#tryQuery", {
          dataSource: target.source.name,
          query: "up",
        })
      ).status;
    },
  }));

const QUERIES: [string, string][] = [
  ["parentheses", "("],
  ["rates", "rate("],
  ["matchers", 'a{b="c",'],
  ["quotes", '"\\'],
  ["comments", "#\n"],
  ["products", "*60."],
  ["names", "a:"],
  ["spaces", "rate "],
];
export const queries = (): HostileInput[] =>
  QUERIES.map(([what, part]) => ({
    parser: "PromQL in forms",
    what,
    send: async (target) => {
      target.source.say('{"status":"success","data":{"resultType":"vector","result":[]}}');
      const query = filled(part, 4000);
      await act(target, "slos/query-actions.ts#tryQuery", {
        dataSource: target.source.name,
        query,
      });
      return (
        await act(target, "slos/actions.ts#createSlo", {
          ...sloFields("99.9", "30"),
          sourceType: "prometheus",
          dataSource: target.source.name,
          queryForm: "good",
          good: query,
          total: query,
        })
      ).status;
    },
  }));
