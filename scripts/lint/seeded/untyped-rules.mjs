export const untyped = [
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
