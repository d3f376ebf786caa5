import { fileURLToPath } from "node:url";

const outside = "lib/ is pure: take what you need as an argument";
const errors = (plugin, names) =>
  Object.fromEntries(names.split(/\s+/).map((name) => [`${plugin}/${name}`, "error"]));
const testFiles = ["**/*.test.ts", "**/*.spec.ts"];

/** What typescript-eslint calls "strict-type-checked". */
const strict = errors(
  "typescript",
  `await-thenable ban-ts-comment no-array-delete no-base-to-string no-confusing-void-expression no-deprecated no-duplicate-enum-values no-duplicate-type-constituents no-dynamic-delete
  no-empty-object-type no-explicit-any no-extra-non-null-assertion no-extraneous-class no-floating-promises no-for-in-array no-generated-empty-object-type no-implied-eval no-meaningless-void-operator
  no-misused-new no-misused-promises no-misused-spread no-mixed-enums no-namespace no-non-null-asserted-nullish-coalescing no-non-null-asserted-optional-chain no-non-null-assertion
  no-redundant-type-constituents no-require-imports no-this-alias no-unnecessary-boolean-literal-compare no-unnecessary-condition no-unnecessary-template-expression no-unnecessary-type-arguments
  no-unnecessary-type-assertion no-unnecessary-type-constraint no-unnecessary-type-conversion no-unnecessary-type-parameters no-unsafe-argument no-unsafe-assignment no-unsafe-call
  no-unsafe-declaration-merging no-unsafe-enum-assignment no-unsafe-enum-comparison no-unsafe-function-type no-unsafe-member-access no-unsafe-return no-unsafe-unary-minus
  no-useless-default-assignment no-wrapper-object-types only-throw-error prefer-as-const prefer-literal-enum-member prefer-namespace-keyword prefer-promise-reject-errors prefer-reduce-type-parameter
  prefer-return-this-type related-getter-setter-pairs restrict-plus-operands restrict-template-expressions return-await switch-exhaustiveness-check triple-slash-reference unbound-method
  unified-signatures use-unknown-in-catch-callback-variable`,
);

const accessible = errors(
  "jsx-a11y",
  `alt-text anchor-has-content anchor-is-valid aria-activedescendant-has-tabindex aria-props aria-proptypes aria-role aria-unsupported-elements autocomplete-valid click-events-have-key-events
  heading-has-content html-has-lang iframe-has-title img-redundant-alt interactive-supports-focus label-has-associated-control media-has-caption mouse-events-have-key-events no-access-key no-autofocus
  no-distracting-elements no-interactive-element-to-noninteractive-role no-noninteractive-element-interactions no-noninteractive-element-to-interactive-role no-noninteractive-tabindex
  no-redundant-roles no-static-element-interactions role-has-required-aria-props role-supports-aria-props scope tabindex-no-positive`,
);

const hooks = errors(
  "react",
  `error-boundaries exhaustive-deps globals immutability incompatible-library preserve-manual-memoization purity refs rules-of-hooks set-state-in-effect set-state-in-render static-components
  unsupported-syntax use-memo void-use-memo`,
);

/** Those of the focus, the keyboard and the mouse. */
const HANDLERS =
  "Focus Blur KeyDown KeyPress KeyUp Click ContextMenu DblClick DoubleClick Drag DragEnd DragEnter DragExit DragLeave DragOver DragStart Drop MouseDown MouseEnter MouseLeave MouseMove MouseOut MouseOver MouseUp"
    .split(" ")
    .map((name) => `on${name}`);

export default {
  plugins: ["typescript", "import", "react", "jsx-a11y"],
  jsPlugins: [fileURLToPath(new URL("scripts/lint/plugin.mjs", import.meta.url))],
  categories: { correctness: "off" },
  options: { typeAware: true, reportUnusedDisableDirectives: "error" },
  ignorePatterns: [
    ".next*/",
    "node_modules/",
    "data/",
    "db/migrations/",
    "next-env.d.ts",
    "test-results/",
    "playwright-report/",
    "public/",
    ".cache/",
  ],
  rules: { "burnline/file-name": "error" },
  overrides: [
    {
      files: ["**/*.mjs"],
      env: { node: true, es2024: true },
      rules: {
        "no-undef": "error",
        "no-unused-vars": ["error", { args: "after-used", caughtErrors: "all" }],
        "prefer-const": "error",
      },
    },
    {
      files: ["**/*.ts", "**/*.tsx"],
      rules: {
        ...strict,
        "burnline/layer-direction": "error",
        "burnline/closed-names": "error",
        "burnline/actor-first": "error",
        "burnline/internal-folders": "error",
        "burnline/linear-patterns": "error",
        "burnline/server-exports": "error",
        "burnline/no-enum": "error",
        "import/no-cycle": "error",
        "import/no-self-import": "error",
        eqeqeq: ["error", "always", { null: "ignore" }],
        "no-array-constructor": "error",
        "no-console": "error",
        "no-unused-expressions": "error",
        "no-unused-vars": [
          "error",
          { args: "after-used", caughtErrors: "all", ignoreRestSiblings: true },
        ],
        "no-useless-constructor": "error",
        "no-var": "error",
        "prefer-const": "error",
        "prefer-rest-params": "error",
        "prefer-spread": "error",
        "typescript/ban-ts-comment": [
          "error",
          {
            "ts-ignore": true,
            "ts-nocheck": true,
            "ts-expect-error": "allow-with-description",
            minimumDescriptionLength: 10,
          },
        ],
        "typescript/consistent-type-imports": [
          "error",
          { fixStyle: "inline-type-imports", disallowTypeAnnotations: false },
        ],
        "typescript/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
        "typescript/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
        "typescript/restrict-plus-operands": [
          "error",
          {
            allowAny: false,
            allowBoolean: false,
            allowNullish: false,
            allowNumberAndString: false,
            allowRegExp: false,
          },
        ],
        "typescript/restrict-template-expressions": ["error", { allowNumber: true }],
        "typescript/return-await": ["error", "error-handling-correctness-only"],
        "typescript/switch-exhaustiveness-check": [
          "error",
          { considerDefaultExhaustiveForUnions: true },
        ],
      },
    },
    {
      files: ["app/**/*.ts", "app/**/*.tsx", "components/**/*.ts", "components/**/*.tsx"],
      rules: hooks,
    },
    {
      files: ["**/*.tsx"],
      rules: {
        ...accessible,
        "jsx-a11y/interactive-supports-focus": [
          "error",
          {
            tabbable: [
              "button",
              "checkbox",
              "link",
              "progressbar",
              "searchbox",
              "slider",
              "spinbutton",
              "switch",
              "textbox",
            ],
          },
        ],
        "jsx-a11y/no-noninteractive-element-interactions": [
          "error",
          {
            body: ["onError", "onLoad"],
            iframe: ["onError", "onLoad"],
            img: ["onError", "onLoad"],
          },
        ],
        // Without options these two allow what their "recommended" form allows.
        "jsx-a11y/no-interactive-element-to-noninteractive-role": ["error", {}],
        "jsx-a11y/no-noninteractive-element-to-interactive-role": ["error", {}],
        "jsx-a11y/no-static-element-interactions": ["error", { handlers: HANDLERS }],
        // A box that scrolls must take the focus, or the keyboard cannot scroll it.
        "jsx-a11y/no-noninteractive-tabindex": [
          "error",
          { tags: ["pre"], roles: ["tabpanel", "region"] },
        ],
      },
    },
    // Matchers such as expect.any() are typed `any`.
    { files: testFiles, rules: { "typescript/no-unsafe-assignment": "off" } },
    // Tests choose their texts themselves.
    { files: [...testFiles, "e2e/**"], rules: { "burnline/linear-patterns": "off" } },
    {
      files: ["scripts/**", "bench/**", "server/logging/log.ts"],
      rules: { "no-console": "off" },
    },
    {
      files: ["lib/**/*.ts", "lib/**/*.tsx"],
      rules: {
        "burnline/no-clock": "error",
        "no-restricted-globals": [
          "error",
          ...[
            "process",
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
          ].map((name) => ({ name, message: `${outside}.` })),
        ],
        "no-restricted-properties": [
          "error",
          ...[
            ["Date", "now"],
            ["Math", "random"],
            ["globalThis", "process"],
            ["globalThis", "fetch"],
          ].map(([object, property]) => ({ object, property, message: `${outside}.` })),
        ],
        "no-restricted-imports": [
          "error",
          {
            patterns: [
              {
                regex: "^(react|react-dom|next|server-only|client-only)(/|$)",
                message: `${outside}; React belongs to components/ and app/.`,
              },
            ],
          },
        ],
      },
    },
    {
      files: ["app/**/*.tsx", "components/**/*.tsx"],
      excludeFiles: ["components/ui/link.tsx"],
      rules: {
        "no-restricted-imports": [
          "error",
          {
            paths: [
              {
                name: "next/link",
                message: "Next fetches each such link ahead; take components/ui/link.",
              },
            ],
          },
        ],
      },
    },
    {
      files: ["lib/**/*.ts", "components/**/*.ts", "components/**/*.tsx"],
      excludeFiles: testFiles,
      rules: { "import/no-nodejs-modules": "error" },
    },
  ],
};
