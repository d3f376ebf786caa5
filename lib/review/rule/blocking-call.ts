import { type Call } from "../code/call";
import { type Code } from "../code/code";
import {
  fieldOf,
  functionAround,
  isAsync,
  isFunction,
  textOf,
  type Syntax,
} from "../syntax/syntax";
import { type Rule } from "./rule";

export const blockingCall: Rule = {
  id: "R21",
  title: "Blocking call in asynchronous code",
  severity: "warning",
  check: (code) =>
    code.calls
      .filter((call) => blocks(code, call) && runsInLoop(code, call))
      .map((call) => ({
        node: call.node,
        message: `${textOf(call.callee).slice(0, 60)} blocks: nothing else runs until it is done.`,
        why: "All requests share the thread that waits here. Use the asynchronous version, or run it in a separate thread.",
        confidence: "high",
      })),
};

const PYTHON =
  /^(time\.sleep|requests\.(get|post|put|patch|delete|head|options|request)|requests\.Session\(\)\.(get|post|put|patch|delete|request)|urllib\.request\.urlopen|httpx\.(get|post|put|patch|delete|request)|httpx\.Client\(\)\.(get|post|put|patch|delete|request)|subprocess\.(run|call|check_call|check_output)|os\.system|socket\.create_connection|urllib3\.(request|PoolManager\(\)\.request))$/;

const NODE =
  /^(fs\.(?!existsSync)\w+Sync|child_process\.(execSync|spawnSync|execFileSync)|crypto\.(pbkdf2Sync|scryptSync|generateKeyPairSync|randomFillSync)|zlib\.\w+Sync|bcrypt(js)?\.(hashSync|compareSync)|Atomics\.wait|deasync\.\w+)$/;

/** Programs that serve nobody meanwhile. */
const ALONE = /(^|\/)(scripts?|bin|bench|benchmarks?|tools?|cli)\/|\.config\.\w+$/;

function blocks({ family, path: file }: Code, { path }: Call): boolean {
  if (path === null || family === "go") return false;
  return family === "python" ? PYTHON.test(path) : NODE.test(path) && !ALONE.test(file);
}

/** Directly in an `async` function, or in what answers a request. */
function runsInLoop(code: Code, call: Call): boolean {
  const fn = functionAround(call.node);
  if (!fn) return false;
  return isAsync(fn) || (code.family === "javascript" && answersRequests(code, fn));
}

const ROUTES = /^(get|post|put|patch|delete|use|all|route|createServer)$/;

function answersRequests(code: Code, fn: Syntax): boolean {
  const list = fn.parent;
  const call = list?.type === "arguments" && list.parent ? code.callAt(list.parent) : null;
  if (
    call &&
    ROUTES.test(call.method) &&
    /^(app|router|server|http|https|fastify|api)$/.test(call.receiver ? textOf(call.receiver) : "")
  )
    return true;
  return (
    isFunction(fn) &&
    /\b(?:req|request)\b[^)]{0,200},\s?(?:res|response|reply)\b/.test(parametersOf(fn))
  );
}

const parametersOf = (fn: Syntax): string => {
  const parameters = fieldOf(fn, "parameters");
  return parameters ? textOf(parameters) : "";
};
