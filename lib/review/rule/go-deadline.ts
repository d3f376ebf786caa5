import { type Call } from "../code/call";
import { type Code } from "../code/code";
import { clientTimeout, contextEnd, requestEnd } from "../library/go-request";
import { GO_CALLS } from "../library/remote-call";
import { ancestors, fieldOf, textOf, type Syntax } from "../syntax/syntax";
import { type Hit } from "./rule";

const WHY =
  "An http.Client has no timeout unless it is given one. While the other side hangs, each call holds a goroutine and a connection, until this service hangs too.";

/** Calls of `net/http` and gRPC that neither the client nor the context ends. */
export const goWithoutDeadline = (code: Code): Hit[] => [
  ...code.calls.flatMap((call) =>
    GO_CALLS.has(call.path ?? "") ? httpCall(code, call) : grpcCall(code, call),
  ),
  ...code.nodes("composite_literal").flatMap((literal) => unusedClient(code, literal)),
];

function httpCall(code: Code, call: Call): Hit[] {
  if (typeof clientTimeout(code, call) === "object") return [];
  const request = call.args[0]?.value;
  if (call.method === "Do" && (!request || requestEnd(code, request) !== "never")) return [];
  return [
    {
      node: call.node,
      message: `${textOf(call.callee)} has no timeout: it may never return.`,
      why: WHY,
      confidence: "high",
    },
  ];
}

/** `pb.NewOrdersClient(conn)`, and what is called on it. */
const STUB = /\.New\w*Client\(\)\.\w+$/;

function grpcCall(code: Code, call: Call): Hit[] {
  const context = call.args[0]?.value;
  if (!context || !STUB.test(call.path ?? "") || !isGrpcStub(code, call)) return [];
  if (contextEnd(code, context) !== "never") return [];
  return [
    {
      node: call.node,
      message: `${textOf(call.callee)} is called without a deadline.`,
      why: "gRPC has no default deadline: without one in the context, the call waits for as long as the server takes.",
      confidence: "high",
    },
  ];
}

const isGrpcStub = (code: Code, call: Call): boolean => {
  const maker = call.made ? code.callAt(call.made) : null;
  const connection = maker?.args[0]?.value;
  return (
    maker?.args.length === 1 &&
    connection !== undefined &&
    (/^google\.golang\.org\/grpc\./.test(code.resolve(connection)?.path ?? "") ||
      /conn|cc$/i.test(textOf(connection)))
  );
};

/** A client without a timeout that is kept or handed on, so that its calls are not seen here. */
function unusedClient(code: Code, literal: Syntax): Hit[] {
  if (code.resolve(literal)?.path !== "net/http.Client{}") return [];
  if (code.options(literal).values.has("Timeout") || !leaves(literal)) return [];
  if (/\bNewRequestWithContext\b|\.Timeout\s*=/.test(code.text)) return [];
  return [
    {
      node: literal,
      message: "This http.Client has no Timeout: its calls may never return.",
      why: WHY,
      confidence: "medium",
    },
  ];
}

const KEEPS = new Set(["return_statement", "keyed_element", "argument_list"]);

function leaves(literal: Syntax): boolean {
  for (const outer of ancestors(literal)) {
    if (KEEPS.has(outer.type)) return true;
    if (outer.type === "assignment_statement")
      return fieldOf(outer, "left")?.children[0]?.type === "selector_expression";
    if (outer.type === "block" || outer.type === "var_spec")
      return outer.type === "var_spec" && !isUsed(outer);
  }
  return false;
}

/** A package's client whose calls stand in the same file is judged by them. */
const isUsed = (declaration: Syntax): boolean => {
  const name = fieldOf(declaration, "name");
  return name !== null && name.source.includes(`${textOf(name)}.`);
};
