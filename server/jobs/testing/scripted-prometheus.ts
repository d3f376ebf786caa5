import type { ServerResponse } from "node:http";
import { formOf, listen, type Misbehaving } from "@/server/outgoing/testing/loopback-server";

/**
 * Answers a range query's points by a function of query and minute; null is a minute without a
 * sample.
 */
export type Script = (query: string, minute: number) => number | null;
type Asked = { query: string; fromMinute: number; toMinute: number };
export type ScriptedPrometheus = Misbehaving & {
  ranges: Asked[];
  fail: (how: ((response: ServerResponse, asked: Asked) => boolean) | null) => void;
};

/**
 * A server that speaks Prometheus' range API about made-up minutes, and like it refuses a range that
 * ends before it starts; `fail` takes over answers until it is given null.
 */
export async function scriptedPrometheus(script: Script): Promise<ScriptedPrometheus> {
  const ranges: Asked[] = [];
  let failing: ((response: ServerResponse, asked: Asked) => boolean) | null = null;
  const server = await listen((request, response) => {
    void formOf(request).then((form) => {
      const [start, end] = [Number(form.get("start")), Number(form.get("end"))];
      const query = form.get("query") ?? "";
      const asked = { query, fromMinute: start / 60 - 1, toMinute: end / 60 };
      ranges.push(asked);
      if (failing?.(response, asked)) return;
      if (end < start) {
        response.statusCode = 400;
        response.end(JSON.stringify({ status: "error", error: "the end is before the start" }));
        return;
      }
      const values: [number, string][] = [];
      for (let at = start; at <= end; at += 60) {
        const value = script(query, at / 60 - 1);
        if (value !== null) values.push([at, String(value)]);
      }
      response.setHeader("content-type", "application/json");
      response.end(
        JSON.stringify({
          status: "success",
          data: { resultType: "matrix", result: values.length > 0 ? [{ metric: {}, values }] : [] },
        }),
      );
    });
  });
  return { ...server, ranges, fail: (how) => (failing = how) };
}
