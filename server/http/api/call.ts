import type { z } from "zod";
import type { Actor } from "@/db/access/actor";
import type { CallRequest } from "../body";
import type { NamesIn, Operation, Operations } from "./operation";

type QueryOf<O extends Operation> = O["query"] extends z.ZodObject
  ? z.output<O["query"]>
  : undefined;
type BodyOf<O extends Operation> = O["body"] extends {
  kind: "json";
  schema: infer S extends z.ZodType;
}
  ? z.output<S>
  : undefined;
type AnswerSchema<A> = A extends { schema: infer S extends z.ZodType } ? z.input<S> : never;
type AnswerOf<O extends Operation> = AnswerSchema<O["answers"][number]>;

type Call<O extends Operation> = {
  actor: Actor;
  params: Record<NamesIn<O["path"]>, string>;
  query: QueryOf<O>;
  body: BodyOf<O>;
  request: CallRequest;
  now: Date;
};
export type Reply<T> = { status: 200 | 201; value: T } | { status: 204 } | Response;

type Handler<O extends Operation> = (call: Call<O>) => Promise<Reply<AnswerOf<O>>>;
/** The handler of each operation, by its id: a missing one does not compile. */
export type HandlersOf<Ops extends Operations> = { readonly [Id in keyof Ops]: Handler<Ops[Id]> };
/** A handler of whatever operation. */
export type AnyHandler = (call: never) => Promise<Reply<unknown>>;

export const ok = <T>(value: T): Reply<T> => ({ status: 200, value });
export const put = <T>(value: T, created: boolean): Reply<T> => ({
  status: created ? 201 : 200,
  value,
});
export const noContent: Reply<never> = { status: 204 };
