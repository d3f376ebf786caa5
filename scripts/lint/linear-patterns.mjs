import { analyse } from "scslre";

const WHY = {
  Trade: "two repetitions share what they match",
  Self: "a repetition repeats what it repeats",
  Move: "it is tried anew at every place of a run",
};

/**
 * A pattern that takes the square of a text's length, or worse, lets whoever sends the text stop
 * the service. Found for runs of one character.
 */
export const linearPatterns = {
  meta: {
    type: "problem",
    schema: [],
    messages: {
      grows:
        "This pattern takes more than linear time on a run of {{character}}: {{why}}. Let it begin or end at one place alone.",
    },
  },
  create: (context) => ({
    Literal(node) {
      if (!node.regex) return;
      const [report] = analyse(
        { source: node.regex.pattern, flags: node.regex.flags },
        { maxReports: 1 },
      ).reports;
      if (report)
        context.report({
          node,
          messageId: "grows",
          data: { character: report.character.literal.source, why: WHY[report.type] },
        });
    },
  }),
};
