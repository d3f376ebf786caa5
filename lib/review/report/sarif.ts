import { type Severity } from "../../reliability/assessment/severity";
import { RULE_IDS, type Finding } from "../finding";
import { unlistedText } from "../listed";
import { type Review } from "../reviewed";
import { RULES } from "../rules";

const LEVELS = { error: "error", warning: "warning", hint: "note" } as const satisfies Record<
  Severity,
  string
>;

/**
 * The log of one run by SARIF 2.1.0 (OASIS). Columns count UTF-16 code units; files that were not
 * reviewed, and how many findings are left out, are notifications of the tool.
 */
export const sarifReport = (review: Review) => ({
  $schema: "https://json.schemastore.org/sarif-2.1.0.json",
  version: "2.1.0",
  runs: [
    {
      tool: { driver: { name: "Burnline", rules: RULES.map(describe) } },
      columnKind: "utf16CodeUnits",
      invocations: [
        {
          executionSuccessful: true,
          toolExecutionNotifications: [
            ...review.unread.map(({ path, why }) => ({
              ...warningOf(why),
              locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(path) } } }],
            })),
            ...unlistedWarnings(review),
          ],
        },
      ],
      results: review.findings.map(resultOf),
    },
  ],
});

const warningOf = (text: string) => ({ level: "warning", message: { text } });

function unlistedWarnings(review: Review) {
  const unlisted = unlistedText(review);
  return unlisted === null ? [] : [warningOf(unlisted)];
}

const describe = ({ id, title, severity }: (typeof RULES)[number]) => ({
  id,
  shortDescription: { text: title },
  defaultConfiguration: { level: LEVELS[severity] },
});

const resultOf = ({
  rule,
  path,
  line,
  column,
  endLine,
  severity,
  confidence,
  message,
  why,
  fix,
}: Finding) => ({
  ruleId: rule,
  ruleIndex: RULE_IDS.indexOf(rule),
  level: LEVELS[severity],
  message: { text: `${message} ${why}` },
  locations: [
    {
      physicalLocation: {
        artifactLocation: { uri: uriOf(path) },
        region: { startLine: line, startColumn: column, endLine },
      },
    },
  ],
  properties: { confidence, ...(fix === null ? {} : { fix }) },
});

/** A relative reference of RFC 3986: each part of the path escaped. */
const uriOf = (path: string): string =>
  path
    .split("/")
    .map((part) => encodeURIComponent(part.replaceAll(LONE_SURROGATE, "\uFFFD")))
    .join("/");

const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
