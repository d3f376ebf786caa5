const ours = [
  [
    "lib/slo/reads-db.ts",
    `import { rows } from "@/db/rows";\nexport const first = rows[0];`,
    "burnline/layer-direction",
  ],
  [
    "lib/slo/reads-db-type.ts",
    `import type { Row } from "../../db/rows";\nexport const row: Row = { id: 1 };`,
    "burnline/layer-direction",
  ],
  ["db/reads-server.ts", `export { log } from "@/server/logging/log";`, "burnline/layer-direction"],
  [
    "server/reads-app.ts",
    `export const load = () => import("@/app/route");`,
    "burnline/layer-direction",
  ],
  [
    "components/slo/reads-db.tsx",
    `import { rows } from "@/db/rows";\nexport const Rows = () => <p>{rows.length}</p>;`,
    "burnline/layer-direction",
  ],
  ["app/reads-scripts.ts", `import "@/scripts/free";`, "burnline/layer-direction"],
  [
    "server/jobs/own-actor.ts",
    `export { mintActor } from "@/db/access/actor";`,
    "burnline/closed-names",
  ],
  [
    "db/slos/own-actor.ts",
    `import { mintActor } from "../access/actor";\nexport const own = mintActor;`,
    "burnline/closed-names",
  ],
  ["db/loose.ts", `export const loose = 1;`, "burnline/file-name"],
  ["lib/slo/utils.ts", `export const one = 1;`, "burnline/file-name"],
  ["components/index.ts", `export const one = 1;`, "burnline/file-name"],
  ["components/SloCard.tsx", `export const SloCard = () => <p>one</p>;`, "burnline/file-name"],
  ["scripts/SetUp.mjs", `export const one = 1;`, "burnline/file-name"],
  ["app/actions.ts", `"use server";\nexport const limit = 3;`, "burnline/server-exports"],
  [
    "app/sync-action.ts",
    `"use server";\nexport function remove(): void {}`,
    "burnline/server-exports",
  ],
  [
    "app/other-wrapper.ts",
    `"use server";\nconst action = (work: () => Promise<void>) => work;\nexport const save = action(async () => { await Promise.resolve(); });`,
    "burnline/server-exports",
  ],
  [
    "app/default-action.ts",
    `"use server";\nexport default function remove(): void {}`,
    "burnline/server-exports",
  ],
  [
    "app/listed-action.ts",
    `"use server";\nconst limit = 3;\nexport { limit };`,
    "burnline/server-exports",
  ],
  [
    "app/passed-on-action.ts",
    `"use server";\nexport * from "@/db/rows";`,
    "burnline/server-exports",
  ],
  [
    "lib/slo/trailing.ts",
    `export const trimmed = (text: string) => text.replace(/-+$/, "");`,
    "burnline/linear-patterns",
  ],
  [
    "server/decimal.ts",
    `export const isDecimal = (text: string) => /^\\d+\\.?\\d*$/.test(text);`,
    "burnline/linear-patterns",
  ],
  [
    "components/nested.tsx",
    `export const Nested = ({ text }: { text: string }) => <p>{/^(a+)+$/.test(text)}</p>;`,
    "burnline/linear-patterns",
  ],
  [
    "lib/slo/clock.ts",
    `export const year = () => new Date().getUTCFullYear();`,
    "burnline/no-clock",
  ],
  ["lib/slo/date-text.ts", `export const text = () => Date();`, "burnline/no-clock"],
  ["lib/slo/enum.ts", `export enum Tier { Healthy }`, "burnline/no-enum"],
  ["db/enum.ts", `export enum Tier { Healthy }`, "burnline/no-enum"],
];

const purity = [
  ["lib/slo/now.ts", `export const now = () => Date.now();`, "eslint/no-restricted-properties"],
  [
    "lib/slo/random.ts",
    `export const random = () => Math.random();`,
    "eslint/no-restricted-properties",
  ],
  [
    "lib/slo/global-process.ts",
    `export const it = () => globalThis.process;`,
    "eslint/no-restricted-properties",
  ],
  [
    "lib/slo/global-fetch.ts",
    `export const it = () => globalThis.fetch;`,
    "eslint/no-restricted-properties",
  ],
  ["lib/slo/environment.ts", `export const zone = process.env.TZ;`, "eslint/no-restricted-globals"],
  ...[
    "fetch",
    "performance",
    "crypto",
    "Buffer",
    "window",
    "document",
    "localStorage",
    "sessionStorage",
    "setTimeout",
    "setInterval",
    "setImmediate",
  ].map((name) => [
    `lib/slo/reads-${name.toLowerCase()}.ts`,
    `export const it = () => ${name};`,
    "eslint/no-restricted-globals",
  ]),
  ...["react", "react-dom", "next/cache", "server-only"].map((name) => [
    `lib/slo/imports-${name.replace("/", "-")}.ts`,
    `import "${name}";`,
    "eslint/no-restricted-imports",
  ]),
  [
    "lib/slo/file.ts",
    `import { readFileSync } from "node:fs";\nexport const read = () => readFileSync("x", "utf8");`,
    "import/no-nodejs-modules",
  ],
  ...["app/link.tsx", "components/link.tsx"].map((file) => [
    file,
    `import Link from "next/link";\nexport const home = <Link href="/">Home</Link>;`,
    "eslint/no-restricted-imports",
  ]),
  [
    "components/file.tsx",
    `import { readFileSync } from "fs";\nexport const read = () => readFileSync("x", "utf8");`,
    "import/no-nodejs-modules",
  ],
  [
    "server/turn.ts",
    `import { half } from "./half";\nexport const turn = (): number => half();`,
    "import/no-cycle",
  ],
  [
    "server/half.ts",
    `import { turn } from "./turn";\nexport const half = (): number => turn() / 2;`,
    "import/no-cycle",
  ],
  [
    "server/round-one.ts",
    `import { two } from "@/server/round-two";\nexport const one = (): number => two();`,
    "import/no-cycle",
  ],
  [
    "server/round-two.ts",
    `import { three } from "@/server/round-three";\nexport const two = (): number => three();`,
    "import/no-cycle",
  ],
  [
    "server/round-three.ts",
    `import { one } from "@/server/round-one";\nexport const three = (): number => one();`,
    "import/no-cycle",
  ],
  [
    "server/mirror.ts",
    `import { it } from "./mirror";\nexport const its = () => it;\nexport const it = 1;`,
    "import/no-self-import",
  ],
  ["server/console.ts", `console.log("started");`, "eslint/no-console"],
  [
    "server/needless.ts",
    `// oxlint-disable-next-line no-console -- there is none\nexport const one = 1;`,
    "Unused oxlint-disable directive (no problems were reported).",
  ],
];

const plain = [
  ["scripts/undefined.mjs", `export const it = whereIsIt();`, "eslint/no-undef"],
  ["scripts/window.mjs", `export const it = () => window.name;`, "eslint/no-undef"],
  ["scripts/unused.mjs", `const one = 1;\nexport const two = 2;`, "eslint/no-unused-vars"],
  ["scripts/let.mjs", `let one = 1;\nexport const two = one + 1;`, "eslint/prefer-const"],
  ["server/equal.ts", `export const same = (a: unknown, b: unknown) => a == b;`, "eslint/eqeqeq"],
  ["server/array.ts", `export const list = new Array(1, 2);`, "eslint/no-array-constructor"],
  [
    "server/expression.ts",
    `export const go = (a: number) => {\n  a + 1;\n};`,
    "eslint/no-unused-expressions",
  ],
  [
    "server/expression-and.ts",
    `export const go = (a: boolean, work: () => number) => {\n  a && work();\n};`,
    "eslint/no-unused-expressions",
  ],
  ["server/unused.ts", `const one = 1;\nexport const two = 2;`, "eslint/no-unused-vars"],
  [
    "server/unused-argument.ts",
    `export const two = (a: number, b: number) => a;`,
    "eslint/no-unused-vars",
  ],
  [
    "server/unused-import.ts",
    `import { log } from "./log";\nexport const two = 2;`,
    "eslint/no-unused-vars",
  ],
  ["server/unused-type.ts", `type One = 1;\nexport const two = 2;`, "eslint/no-unused-vars"],
  [
    "server/unused-error.ts",
    `export const two = () => {\n  try {\n    return JSON.stringify(1);\n  } catch (error) {\n    return "";\n  }\n};`,
    "eslint/no-unused-vars",
  ],
  [
    "server/constructor.ts",
    `export class One {\n  a = 1;\n  constructor() {}\n}`,
    "eslint/no-useless-constructor",
  ],
  ["server/var.ts", `export var one = 1;`, "eslint/no-var"],
  ["server/let.ts", `let one = 1;\nexport const two = () => one;`, "eslint/prefer-const"],
  [
    "server/arguments.ts",
    `export function all(): number {\n  return Array.from(arguments).length;\n}`,
    "eslint/prefer-rest-params",
  ],
  [
    "server/apply.ts",
    `export const most = (list: number[]) => Math.max.apply(Math, list);`,
    "eslint/prefer-spread",
  ],
];

const untyped = [
  [
    "server/ignore.ts",
    `// @ts-ignore the type is wrong\nexport const one: string = 1;`,
    "typescript/ban-ts-comment",
  ],
  [
    "server/expect-error.ts",
    `// @ts-expect-error\nexport const one: string = 1;`,
    "typescript/ban-ts-comment",
  ],
  [
    "server/nocheck.ts",
    `// @ts-nocheck the types are wrong\nexport const one: string = 1;`,
    "typescript/ban-ts-comment",
  ],
  [
    "server/type-import.ts",
    `import { Row } from "@/db/rows";\nexport const row: Row = { id: 1 };`,
    "typescript/consistent-type-imports",
  ],
  ["server/double.ts", `export enum One { A = 1, B = 1 }`, "typescript/no-duplicate-enum-values"],
  [
    "server/delete.ts",
    `export const without = (row: Record<string, number>, key: string) => {\n  delete row[key];\n};`,
    "typescript/no-dynamic-delete",
  ],
  ["server/empty-type.ts", `export type Empty = {};`, "typescript/no-empty-object-type"],
  [
    "server/any.ts",
    `export const loose = (value: any): boolean => value === 1;`,
    "typescript/no-explicit-any",
  ],
  [
    "server/bangs.ts",
    `export const first = (list: { a: string }[] | null) => list!!.length;`,
    "typescript/no-extra-non-null-assertion",
  ],
  [
    "server/static.ts",
    `export class Only {\n  static one = 1;\n}`,
    "typescript/no-extraneous-class",
  ],
  ["server/new.ts", `export interface One {\n  new (): One;\n}`, "typescript/no-misused-new"],
  [
    "server/namespace.ts",
    `export namespace One {\n  export const a = 1;\n}`,
    "typescript/no-namespace",
  ],
  [
    "server/bang-or.ts",
    `export const first = (a: () => string | null) => a()! ?? "";`,
    "typescript/no-non-null-asserted-nullish-coalescing",
  ],
  [
    "server/bang-chain.ts",
    `export const first = (a: { b: string } | null) => a?.b!;`,
    "typescript/no-non-null-asserted-optional-chain",
  ],
  [
    "server/bang.ts",
    `export const first = (list: string[]): string => list[0]!;`,
    "typescript/no-non-null-assertion",
  ],
  [
    "server/require.ts",
    `export const fs: unknown = require("node:fs");`,
    "typescript/no-require-imports",
  ],
  [
    "server/this.ts",
    `export class One {\n  a = 1;\n  get() {\n    const self = this;\n    return () => self.a;\n  }\n}`,
    "typescript/no-this-alias",
  ],
  [
    "server/constraint.ts",
    `export const one = <T extends unknown>(list: T[], other: T) => [...list, other];`,
    "typescript/no-unnecessary-type-constraint",
  ],
  [
    "server/merged.ts",
    `export interface One { a: number }\nexport class One {\n  b = 1;\n}`,
    "typescript/no-unsafe-declaration-merging",
  ],
  [
    "server/function-type.ts",
    `export const call = (work: Function): unknown => work;`,
    "typescript/no-unsafe-function-type",
  ],
  [
    "server/wrapper-type.ts",
    `export const text = (a: String) => a;`,
    "typescript/no-wrapper-object-types",
  ],
  ["server/const.ts", `export const one: "a" = "a";`, "typescript/prefer-as-const"],
  [
    "server/enum-member.ts",
    `const a = "a";\nexport enum One { A = a.length }`,
    "typescript/prefer-literal-enum-member",
  ],
  [
    "server/module.ts",
    `declare module One {\n  const a: number;\n}\nexport const b = One.a;`,
    "typescript/prefer-namespace-keyword",
  ],
  [
    "server/slashes.ts",
    `/// <reference path="./log.ts" />\nexport const one = 1;`,
    "typescript/triple-slash-reference",
  ],
  [
    "server/signatures.ts",
    `export function one(a: number): void;\nexport function one(a: string): void;\nexport function one(a: unknown): void {\n  JSON.stringify(a);\n}`,
    "typescript/unified-signatures",
  ],
];

const typed = [
  [
    "server/await.ts",
    `export const go = async () => {\n  await 1;\n};`,
    "typescript/await-thenable",
  ],
  [
    "server/delete-item.ts",
    `export const cut = (list: number[]) => {\n  delete list[0];\n};`,
    "typescript/no-array-delete",
  ],
  [
    "server/object-text.ts",
    `export const text = (row: { a: number }) => String(row);`,
    "typescript/no-base-to-string",
  ],
  [
    "server/void.ts",
    `export const go = (work: () => void) => {\n  const done = work();\n  return [done];\n};`,
    "typescript/no-confusing-void-expression",
  ],
  [
    "server/old.ts",
    `/** @deprecated use two */\nexport const one = () => 1;\nexport const two = () => one();`,
    "typescript/no-deprecated",
  ],
  [
    "server/old-elsewhere.ts",
    `export const cut = (text: string) => text.substr(1);`,
    "typescript/no-deprecated",
  ],
  [
    "server/double-type.ts",
    `export type One = "a" | "b" | "a";`,
    "typescript/no-duplicate-type-constituents",
  ],
  [
    "server/floating.ts",
    `export function start(work: () => Promise<void>) {\n  work();\n}`,
    "typescript/no-floating-promises",
  ],
  [
    "server/floating-then.ts",
    `export function start(work: () => Promise<number>, next: (value: number) => void) {\n  work().then(next);\n}`,
    "typescript/no-floating-promises",
  ],
  [
    "server/floating-list.ts",
    `export function start(works: (() => Promise<number>)[]) {\n  works.map(async (work) => work());\n}`,
    "typescript/no-floating-promises",
  ],
  [
    "server/for-in.ts",
    `export const go = (list: number[], work: (key: string) => void) => {\n  for (const key in list) work(key);\n};`,
    "typescript/no-for-in-array",
  ],
  [
    "server/generated-empty.ts",
    `export type One = { a: number };\nexport const one = (row: Omit<One, "a">) => row;`,
    "typescript/no-generated-empty-object-type",
  ],
  ["server/eval.ts", `setTimeout("go()", 1);`, "typescript/no-implied-eval"],
  [
    "server/void-nothing.ts",
    `export const go = (work: () => void) => {\n  void work();\n};`,
    "typescript/no-meaningless-void-operator",
  ],
  [
    "server/misused-if.ts",
    `export const go = (work: () => Promise<boolean>) => {\n  if (work()) return 1;\n  return 2;\n};`,
    "typescript/no-misused-promises",
  ],
  [
    "server/misused-callback.ts",
    `export const go = (list: number[], work: (a: number) => Promise<void>) => {\n  list.forEach(async (a) => {\n    await work(a);\n  });\n};`,
    "typescript/no-misused-promises",
  ],
  [
    "server/misused-property.ts",
    `type Handlers = { done: () => void };\nexport const handlers = (work: () => Promise<void>): Handlers => ({ done: async () => { await work(); } });`,
    "typescript/no-misused-promises",
  ],
  [
    "server/spread.ts",
    `export const copy = (work: () => Promise<{ a: number }>) => ({ ...work() });`,
    "typescript/no-misused-spread",
  ],
  ["server/mixed-enum.ts", `export enum One { A = 1, B = "b" }`, "typescript/no-mixed-enums"],
  [
    "server/redundant.ts",
    `export type One = string | "a";`,
    "typescript/no-redundant-type-constituents",
  ],
  [
    "server/boolean.ts",
    `export const go = (a: boolean) => (a === true ? 1 : 2);`,
    "typescript/no-unnecessary-boolean-literal-compare",
  ],
  [
    "server/condition.ts",
    `export const go = (a: { b: string }) => (a ? a.b : "");`,
    "typescript/no-unnecessary-condition",
  ],
  [
    "server/condition-chain.ts",
    `export const go = (a: { b: string }) => a?.b;`,
    "typescript/no-unnecessary-condition",
  ],
  [
    "server/condition-or.ts",
    `export const go = (a: string) => a ?? "none";`,
    "typescript/no-unnecessary-condition",
  ],
  [
    "server/template.ts",
    "export const go = (a: string) => `${a}`;",
    "typescript/no-unnecessary-template-expression",
  ],
  [
    "server/type-arguments.ts",
    `const one = <T = number>(a: T) => [a];\nexport const two = one<number>(1);`,
    "typescript/no-unnecessary-type-arguments",
  ],
  [
    "server/assertion.ts",
    `export const go = (a: string) => a as string;`,
    "typescript/no-unnecessary-type-assertion",
  ],
  [
    "server/conversion.ts",
    `export const go = (a: string) => String(a);`,
    "typescript/no-unnecessary-type-conversion",
  ],
  [
    "server/parameters.ts",
    `export const go = <T>(a: T): boolean => a === 1;`,
    "typescript/no-unnecessary-type-parameters",
  ],
  [
    "server/unsafe-argument.ts",
    `const one = (a: string) => a;\nexport const go = (text: string) => one(JSON.parse(text));`,
    "typescript/no-unsafe-argument",
  ],
  [
    "server/unsafe-assignment.ts",
    `export const go = (text: string) => {\n  const row = JSON.parse(text);\n  return typeof row;\n};`,
    "typescript/no-unsafe-assignment",
  ],
  [
    "server/unsafe-call.ts",
    `export const go = (text: string) => {\n  JSON.parse(text)();\n};`,
    "typescript/no-unsafe-call",
  ],
  [
    "server/unsafe-enum.ts",
    `enum One { A = 1 }\nexport const go = (a: One) => a === 1;`,
    "typescript/no-unsafe-enum-comparison",
  ],
  [
    "server/unsafe-enum-value.ts",
    `enum One { A = 1 }\nexport const one: One = 1;`,
    "typescript/no-unsafe-enum-assignment",
  ],
  [
    "server/unsafe-member.ts",
    `export const go = (text: string): unknown => JSON.parse(text).rows;`,
    "typescript/no-unsafe-member-access",
  ],
  [
    "server/unsafe-return.ts",
    `export const go = (text: string): string => {\n  return JSON.parse(text);\n};`,
    "typescript/no-unsafe-return",
  ],
  ["server/minus.ts", `export const go = (a: string) => -a;`, "typescript/no-unsafe-unary-minus"],
  [
    "server/default.ts",
    `export const go = (list: number[]) => list.map((a = 0) => a + 1);`,
    "typescript/no-useless-default-assignment",
  ],
  [
    "server/throw.ts",
    `export const go = () => {\n  throw "no";\n};`,
    "typescript/only-throw-error",
  ],
  [
    "server/reject.ts",
    `export const go = () => Promise.reject("no");`,
    "typescript/prefer-promise-reject-errors",
  ],
  [
    "server/reduce.ts",
    `export const go = (list: number[]) => list.reduce((all, a) => ({ ...all, [a]: a }), {} as Record<number, number>);`,
    "typescript/prefer-reduce-type-parameter",
  ],
  [
    "server/return-this.ts",
    `export class One {\n  a = 1;\n  set(): One {\n    this.a = 2;\n    return this;\n  }\n}`,
    "typescript/prefer-return-this-type",
  ],
  [
    "server/getter.ts",
    `export interface One {\n  get a(): string;\n  set a(to: number);\n}`,
    "typescript/related-getter-setter-pairs",
  ],
  [
    "server/plus.ts",
    `export const go = (a: string, b: number) => a + b;`,
    "typescript/restrict-plus-operands",
  ],
  [
    "server/template-object.ts",
    "export const go = (a: { b: number } | undefined) => `${a}`;",
    "typescript/restrict-template-expressions",
  ],
  [
    "server/return-await.ts",
    `export const go = async (work: () => Promise<number>) => {\n  try {\n    return work();\n  } catch {\n    return 0;\n  }\n};`,
    "typescript/return-await",
  ],
  [
    "server/switch.ts",
    `export function word(kind: "a" | "b") {\n  switch (kind) {\n    case "a":\n      return 1;\n  }\n  return 2;\n}`,
    "typescript/switch-exhaustiveness-check",
  ],
  [
    "server/method.ts",
    `export class One {\n  a = 1;\n  get() {\n    return this.a;\n  }\n}\nexport const get = new One().get;`,
    "typescript/unbound-method",
  ],
  [
    "server/catch.ts",
    `export const go = async (work: () => Promise<number>) => work().catch((error) => String(error));`,
    "typescript/use-unknown-in-catch-callback-variable",
  ],
];

const element = (rule, ...contents) =>
  contents.map((content, index) => [
    `components/${rule}-${index}.tsx`,
    `export const It = ({ go }: { go: () => void }) => <p onCopy={go}>${content}</p>;`,
    `jsx-a11y/${rule}`,
  ]);

const markup = [
  ...element(
    "alt-text",
    `<img src="/a.png" />`,
    `<input type="image" src="/a.png" />`,
    `<object data="/a" />`,
  ),
  ...element("anchor-has-content", `<a href="/a" />`),
  ...element(
    "anchor-is-valid",
    `<a href="#">go</a>`,
    `<a onClick={go}>go</a>`,
    `<a href="javascript:void(0)">go</a>`,
  ),
  ...element("aria-activedescendant-has-tabindex", `<div aria-activedescendant="a" />`),
  ...element("aria-props", `<input aria-labeledby="a" />`),
  ...element(
    "aria-proptypes",
    `<input aria-hidden="yes" />`,
    `<div aria-level="one" role="heading" />`,
  ),
  ...element("aria-role", `<div role="datepicker" />`, `<div role="range" />`),
  ...element("aria-unsupported-elements", `<meta charSet="utf-8" aria-hidden="false" />`),
  ...element("autocomplete-valid", `<input type="text" autoComplete="incorrect" />`),
  ...element("click-events-have-key-events", `<div onClick={go}>go</div>`),
  ...element("heading-has-content", `<h2 />`),
  ...element("html-has-lang", `<html />`),
  ...element("iframe-has-title", `<iframe src="/a" />`),
  ...element("img-redundant-alt", `<img src="/a.png" alt="a photo of a cat" />`),
  ...element(
    "interactive-supports-focus",
    `<div role="button" onClick={go} onKeyDown={go}>go</div>`,
    `<div role="switch" aria-checked="true" onClick={go} onKeyDown={go}>go</div>`,
  ),
  ...element("label-has-associated-control", `<label>Name</label>`, `<label htmlFor="a" />`),
  ...element("media-has-caption", `<video src="/a" />`, `<audio src="/a" />`),
  ...element(
    "mouse-events-have-key-events",
    `<div onMouseOver={go}>go</div>`,
    `<div onMouseOut={go}>go</div>`,
  ),
  ...element("no-access-key", `<button accessKey="a">go</button>`),
  ...element("no-autofocus", `<input autoFocus />`),
  ...element("no-distracting-elements", `<marquee>go</marquee>`),
  ...element(
    "no-interactive-element-to-noninteractive-role",
    `<button role="img">go</button>`,
    `<tr role="presentation" />`,
    `<canvas role="img" />`,
  ),
  ...element(
    "no-noninteractive-element-interactions",
    `<li onClick={go} onKeyDown={go}>go</li>`,
    `<h2 onKeyDown={go}>go</h2>`,
  ),
  ...element(
    "no-noninteractive-element-to-interactive-role",
    `<h2 role="button" tabIndex={0}>go</h2>`,
    `<ul role="menu" />`,
    `<li role="menuitem" />`,
  ),
  ...element(
    "no-noninteractive-tabindex",
    `<div tabIndex={0}>go</div>`,
    `<article tabIndex={0}>go</article>`,
    `<div role="article" tabIndex={0}>go</div>`,
  ),
  ...element(
    "no-redundant-roles",
    `<button role="button">go</button>`,
    `<a href="/a" role="link">go</a>`,
  ),
  ...element(
    "no-static-element-interactions",
    `<div onClick={go} onKeyDown={go}>go</div>`,
    `<span onKeyDown={go}>go</span>`,
  ),
  ...element(
    "role-has-required-aria-props",
    `<span role="checkbox" tabIndex={0} />`,
    `<div role="slider" tabIndex={0} />`,
  ),
  ...element(
    "role-supports-aria-props",
    `<ul role="radiogroup" aria-labelledby="a" aria-checked="true" />`,
    `<a href="/a" aria-checked="true">go</a>`,
  ),
  ...element("scope", `<div scope="col" />`),
  ...element("tabindex-no-positive", `<button tabIndex={5}>go</button>`),
];

const hook = (rule, name, imports, content) => [
  `components/${name}.tsx`,
  `import { ${imports} } from "react";\n${content}`,
  `${rule === "rules-of-hooks" || rule === "exhaustive-deps" ? "react-hooks" : "react"}/${rule}`,
];

const hooks = [
  hook(
    "rules-of-hooks",
    "maybe-hook",
    "useId",
    `export function Maybe({ on }: { on: boolean }) {\n  return on ? <p>{useId()}</p> : null;\n}`,
  ),
  hook(
    "rules-of-hooks",
    "hook-after-return",
    "useId",
    `export function Maybe({ on }: { on: boolean }) {\n  if (!on) return null;\n  const id = useId();\n  return <p>{id}</p>;\n}`,
  ),
  hook(
    "rules-of-hooks",
    "hook-in-loop",
    "useId",
    `export function Many({ list }: { list: number[] }) {\n  for (const one of list) {\n    const id = useId();\n    if (one > 1) return <p>{id}</p>;\n  }\n  return null;\n}`,
  ),
  hook("rules-of-hooks", "hook-in-function", "useId", `export const text = () => useId();`),
  hook(
    "exhaustive-deps",
    "missing-dependency",
    "useEffect",
    `export function Log({ text, log }: { text: string; log: (text: string) => void }) {\n  useEffect(() => {\n    log(text);\n  }, []);\n  return <p>{text}</p>;\n}`,
  ),
  hook(
    "exhaustive-deps",
    "missing-memo-dependency",
    "useMemo",
    `export function Sum({ list }: { list: number[] }) {\n  const sum = useMemo(() => list.reduce((a, b) => a + b, 0), []);\n  return <p>{sum}</p>;\n}`,
  ),
  hook(
    "error-boundaries",
    "try",
    "Fragment",
    `import { Part } from "./part";\nexport function Tried() {\n  try {\n    return <Fragment><Part /></Fragment>;\n  } catch {\n    return null;\n  }\n}`,
  ),
  hook(
    "globals",
    "global",
    "Fragment",
    `let count = 0;\nexport function Counted() {\n  count = count + 1;\n  return <Fragment>{count}</Fragment>;\n}`,
  ),
  hook(
    "immutability",
    "changed-state",
    "useState",
    `export function Changed() {\n  const [row, setRow] = useState({ a: 1 });\n  row.a = 2;\n  return <button onClick={() => setRow({ a: 3 })}>{row.a}</button>;\n}`,
  ),
  hook(
    "preserve-manual-memoization",
    "memo",
    "useId, useMemo",
    `export function Kept({ a }: { a: number }) {\n  const list: number[] = [];\n  const id = useId();\n  list.push(a);\n  const it = useMemo(() => [list, id], [list, id]);\n  return <p>{it.length}</p>;\n}`,
  ),
  hook(
    "purity",
    "impure",
    "Fragment",
    `export function Now() {\n  return <Fragment>{Date.now()}</Fragment>;\n}`,
  ),
  hook(
    "purity",
    "random",
    "useMemo",
    `export function Now() {\n  const it = useMemo(() => Math.random(), []);\n  return <p>{it}</p>;\n}`,
  ),
  hook(
    "incompatible-library",
    "incompatible",
    "Fragment",
    `import { useForm } from "react-hook-form";\nexport function Watched() {\n  const { watch } = useForm();\n  return <Fragment>{String(watch("a"))}</Fragment>;\n}`,
  ),
  hook(
    "refs",
    "ref-read",
    "useRef",
    `export function Read() {\n  const ref = useRef(0);\n  return <p>{ref.current}</p>;\n}`,
  ),
  hook(
    "refs",
    "ref-written",
    "useRef",
    `export function Written({ a }: { a: number }) {\n  const ref = useRef(0);\n  ref.current = a;\n  return <p>{a}</p>;\n}`,
  ),
  hook(
    "set-state-in-effect",
    "effect",
    "useEffect, useState",
    `export function Copied({ a }: { a: number }) {\n  const [b, setB] = useState(0);\n  useEffect(() => {\n    setB(a);\n  }, [a]);\n  return <p>{b}</p>;\n}`,
  ),
  hook(
    "set-state-in-render",
    "render",
    "useState",
    `export function Turned({ a }: { a: number }) {\n  const [b, setB] = useState(0);\n  setB(a);\n  return <p>{b}</p>;\n}`,
  ),
  hook(
    "static-components",
    "made-in-render",
    "useState",
    `export function Made() {\n  const [a] = useState(1);\n  const Inner = () => <p>{a}</p>;\n  return <Inner />;\n}`,
  ),
  hook(
    "unsupported-syntax",
    "with-eval",
    "Fragment",
    `export function Evil({ text }: { text: string }) {\n  const it = eval(text) as string;\n  return <Fragment>{it}</Fragment>;\n}`,
  ),
  hook(
    "use-memo",
    "memo-arguments",
    "useMemo",
    `export function Memo() {\n  const it = useMemo((a?: number) => a ?? 1, []);\n  return <p>{it}</p>;\n}`,
  ),
  hook(
    "void-use-memo",
    "memo-nothing",
    "useMemo",
    `export function Memo({ go }: { go: (a: number) => void }) {\n  const it = useMemo(() => {\n    go(1);\n  }, [go]);\n  return <p>{String(it)}</p>;\n}`,
  ),
];

/** Files that break a rule: path, content, the rule that must report it. */
export const seeded = [...ours, ...purity, ...plain, ...untyped, ...typed, ...markup, ...hooks];

/** What the seeded files import, and files that must pass. */
export const sound = [
  ["lib/slo/target.ts", `export const day = (atMs: number) => new Date(atMs).getUTCDate();`],
  [
    "lib/slo/kind.ts",
    `export function word(kind: "a" | "b") {\n  switch (kind) {\n    case "a":\n      return 1;\n    case "b":\n      return 2;\n    default:\n      return kind satisfies never;\n  }\n}`,
  ],
  [
    "lib/slo/reads-file.test.ts",
    `import { readFileSync } from "node:fs";\nexport const read = (): unknown => {\n  const row = JSON.parse(readFileSync("x", "utf8"));\n  return [row];\n};`,
  ],
  [
    "db/store/rows.ts",
    `import { day } from "@/lib/slo/target";\nexport type Row = { id: number };\nexport const rows: Row[] = [{ id: day(0) }];`,
  ],
  ["server/logging/log.ts", `export const log = (line: string) => console.log(line);`],
  [
    "server/request/allowed.ts",
    'export const go = (a: { b?: string; c: number } | null, work: () => void) => {\n  if (a == null) return "";\n  const { b, ...rest } = a;\n  [1].forEach(() => work());\n  return `${rest.c}`;\n};',
  ],
  [
    "server/actions/action.ts",
    `export const action = (work: (name: string) => Promise<void>) => work;`,
  ],
  [
    "app/route.ts",
    `import { rows } from "@/db/rows";\nexport const GET = () => Response.json(rows);`,
  ],
  [
    "app/wrapped-actions.ts",
    `"use server";\nimport { action } from "@/server/actions/action";\nexport type Draft = { name: string };\nexport const save = action(async (name) => {\n  await Promise.resolve(name);\n});\nexport const plain = async () => {\n  await Promise.resolve();\n};\nexport async function remove() {\n  await Promise.resolve();\n}`,
  ],
  [
    "components/ui/part.tsx",
    `export const Part = ({ save }: { save: () => Promise<void> }) => (\n  <form onSubmit={async () => { await save(); }}>\n    <pre tabIndex={0}>text</pre>\n    <div role="region" aria-label="table" tabIndex={0}>table</div>\n    <img src="/a.png" alt="" onLoad={() => { void save(); }} />\n  </form>\n);`,
  ],
  [
    "scripts/free.ts",
    `import { log } from "@/server/logging/log";\nconsole.log(Date.now());\nlog("x");`,
  ],
  [
    "scripts/free.mjs",
    `console.log(process.pid, URL, setTimeout, AbortSignal, fetch, performance, Buffer);`,
  ],
];
