/** `new Date()` and `Date()` read the clock; `new Date(at)` does not. */
export const noClock = {
  meta: {
    type: "problem",
    schema: [],
    messages: { clock: "lib/ is pure: take what you need as an argument: pass `now`." },
  },
  create(context) {
    const isDate = ({ callee }) => callee.type === "Identifier" && callee.name === "Date";
    const report = (node) => context.report({ node, messageId: "clock" });
    return {
      NewExpression: (node) => isDate(node) && node.arguments.length === 0 && report(node),
      CallExpression: (node) => isDate(node) && report(node),
    };
  },
};
