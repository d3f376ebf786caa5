export const plain = [
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
