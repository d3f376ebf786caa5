import { createNodeResolver, importX } from "eslint-plugin-import-x";
import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";
import { fileName } from "./scripts/lint/file-names.mjs";
import { layerDirection } from "./scripts/lint/layers.mjs";
import { serverExports } from "./scripts/lint/server-exports.mjs";

const typescript = ["**/*.ts", "**/*.tsx"];
const nodeGlobals = ["AbortController", "AbortSignal", "Buffer", "clearInterval", "clearTimeout", "console", "fetch", "performance", "process", "setInterval", "setTimeout", "URL", "URLSearchParams"];
const noEnum = { selector: "TSEnumDeclaration", message: "Use a union of literals instead of an enum." };
const outside = "lib/ is pure: take what you need as an argument";

export default tseslint.config(
  { ignores: [".next*/", "node_modules/", "data/", "db/migrations/", "next-env.d.ts", "test-results/", "playwright-report/", "public/", ".cache/"] },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  { plugins: { burnline: { rules: { "file-name": fileName, "layer-direction": layerDirection, "server-exports": serverExports } } }, rules: { "burnline/file-name": "error" } },
  {
    files: ["**/*.mjs"],
    languageOptions: { globals: Object.fromEntries(nodeGlobals.map((name) => [name, "readonly"])) },
    rules: { "no-undef": "error", "no-unused-vars": "error", "prefer-const": "error" },
  },
  {
    files: typescript,
    extends: [tseslint.configs.strictTypeChecked],
    plugins: { "import-x": importX },
    languageOptions: { parserOptions: { projectService: true } },
    settings: {
      "import-x/extensions": [".ts", ".tsx"],
      "import-x/parsers": { "@typescript-eslint/parser": [".ts", ".tsx"] },
      "import-x/resolver-next": [createNodeResolver({ extensions: [".ts", ".tsx", ".mjs", ".js", ".json"], tsconfig: "auto" })],
    },
    rules: {
      "burnline/layer-direction": "error",
      "burnline/server-exports": "error",
      "import-x/no-cycle": "error",
      "import-x/no-self-import": "error",
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-console": "error",
      "no-restricted-syntax": ["error", noEnum],
      "@typescript-eslint/ban-ts-comment": ["error", { "ts-ignore": true, "ts-nocheck": true, "ts-expect-error": "allow-with-description" }],
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports", disallowTypeAnnotations: false }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/no-invalid-void-type": "off",
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      "@typescript-eslint/no-unused-vars": ["error", { ignoreRestSiblings: true }],
      "@typescript-eslint/require-await": "off",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
    },
  },
  { files: ["app/**/*.ts", "app/**/*.tsx", "components/**/*.ts", "components/**/*.tsx"], extends: [reactHooks.configs.flat["recommended-latest"]] },
  // A box that scrolls must take the focus, or the keyboard cannot scroll it.
  { files: ["**/*.tsx"], extends: [jsxA11y.flatConfigs.strict], rules: { "jsx-a11y/no-noninteractive-tabindex": ["error", { tags: ["pre"], roles: ["tabpanel", "region"] }] } },
  // Matchers such as expect.any() are typed `any`.
  { files: ["**/*.test.ts", "**/*.data.ts", "**/*.spec.ts"], rules: { "@typescript-eslint/no-unsafe-assignment": "off" } },
  { files: ["scripts/**", "bench/**", "server/log.ts", "server/log/**"], rules: { "no-console": "off" } },
  {
    files: ["lib/**/*.ts", "lib/**/*.tsx"],
    rules: {
      "no-restricted-globals": ["error", ...["process", "fetch", "performance", "crypto", "Buffer", "window", "document", "localStorage", "sessionStorage", "setTimeout", "setInterval", "setImmediate"].map((name) => ({ name, message: `${outside}.` }))],
      "no-restricted-properties": ["error", ...[["Date", "now"], ["Math", "random"], ["globalThis", "process"], ["globalThis", "fetch"]].map(([object, property]) => ({ object, property, message: `${outside}.` }))],
      "no-restricted-syntax": [
        "error",
        noEnum,
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: `${outside}: pass \`now\`.` },
        { selector: "CallExpression[callee.name='Date']", message: `${outside}: pass \`now\`.` },
      ],
      "no-restricted-imports": ["error", { patterns: [{ regex: "^(react|react-dom|next|server-only|client-only)(/|$)", message: `${outside}; React belongs to components/ and app/.` }] }],
    },
  },
  { files: ["lib/**/*.ts", "components/**/*.ts", "components/**/*.tsx"], ignores: ["**/*.test.ts"], rules: { "import-x/no-nodejs-modules": "error" } },
);
