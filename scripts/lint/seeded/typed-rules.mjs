export const typed = [
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
