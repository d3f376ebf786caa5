import { type Family } from "../syntax/language";

/**
 * A call that leaves the process, and how its library is given a deadline. `at` is the position of
 * its settings (`last` where an address may stand before them), `by` any of the names that set a
 * deadline, `maker` those of what made the client, `position` that of a plain timeout.
 */
export type RemoteCall = {
  library: string;
  family: Family;
  at: number | "last" | "keywords";
  by: readonly string[];
  maker: readonly string[];
  position: number | null;
  /** What it does without any: "forever", or how long it waits. */
  otherwise:
    | { kind: "forever" }
    | { kind: "waits"; text: string }
    | { kind: "bounded"; text: string };
  setting: string;
};

type Client = Omit<RemoteCall, "at"> & {
  /** The paths of its calls, by where their settings stand. */
  calls: readonly { at: RemoteCall["at"]; paths: readonly string[] }[];
};

const FOREVER = { kind: "forever" } as const;
const each = (objects: readonly string[], methods: readonly string[]): string[] =>
  objects.flatMap((object) => methods.map((method) => `${object}.${method}`));

const PLAIN = ["get", "delete", "head", "options"];
const BODIED = ["post", "put", "patch"];
const AXIOS = ["axios", "axios.create()", "axios.Axios()"];
const GOT = ["got", "got.got", "got.extend()", "got.got.extend()"];
const KY = ["ky", "ky.create()", "ky.extend()"];
const NODE_300 = {
  kind: "waits",
  text: "300 s for the headers and 300 s between parts of the body",
} as const;
const SIGNAL = "signal: AbortSignal.timeout(5_000)";

const javascript = { family: "javascript", position: null, maker: [] } as const;
const python = { family: "python", position: null, setting: "timeout=5" } as const;

/** What each library does by default, as its documentation and source say it. */
const CLIENTS: readonly Client[] = [
  {
    ...javascript,
    library: "fetch",
    by: ["signal"],
    otherwise: NODE_300,
    setting: SIGNAL,
    calls: [{ at: 1, paths: ["fetch", "undici.fetch"] }],
  },
  {
    ...javascript,
    library: "node-fetch",
    by: ["signal", "timeout"],
    otherwise: FOREVER,
    setting: SIGNAL,
    calls: [{ at: 1, paths: ["node-fetch", "cross-fetch", "cross-fetch.fetch"] }],
  },
  {
    ...javascript,
    library: "axios",
    by: ["timeout", "signal", "cancelToken"],
    maker: ["timeout", "signal"],
    otherwise: FOREVER,
    setting: "timeout: 5_000",
    calls: [
      { at: 1, paths: each(AXIOS, PLAIN) },
      { at: 2, paths: each(AXIOS, [...BODIED, "postForm", "putForm", "patchForm"]) },
      {
        at: "last",
        paths: [...AXIOS, ...each(AXIOS, ["request"])]
          .filter((path) => path !== "axios.Axios()" && path !== "axios.create()")
          .concat("axios.create()()"),
      },
    ],
  },
  {
    ...javascript,
    library: "got",
    by: ["timeout", "signal"],
    maker: ["timeout"],
    otherwise: FOREVER,
    setting: "timeout: { request: 5_000 }",
    calls: [
      {
        at: 1,
        paths: [
          ...GOT.filter((path) => !path.endsWith("()")),
          "got.extend()()",
          ...each(GOT, [...PLAIN, ...BODIED, "stream"]),
        ],
      },
    ],
  },
  {
    ...javascript,
    library: "ky",
    by: ["timeout", "signal"],
    maker: ["timeout"],
    otherwise: { kind: "bounded", text: "10 s" },
    setting: "timeout: 5_000",
    calls: [
      {
        at: 1,
        paths: ["ky", "ky.create()()", "ky.extend()()", ...each(KY, [...PLAIN, ...BODIED])],
      },
    ],
  },
  {
    ...javascript,
    library: "undici",
    by: ["signal", "headersTimeout", "bodyTimeout"],
    maker: ["headersTimeout", "bodyTimeout"],
    otherwise: NODE_300,
    setting: SIGNAL,
    calls: [{ at: 1, paths: ["undici.request", "undici.stream"] }],
  },
  {
    ...javascript,
    library: "node:http",
    by: ["timeout", "signal"],
    otherwise: FOREVER,
    setting: SIGNAL,
    calls: [{ at: "last", paths: each(["http", "https"], ["get", "request"]) }],
  },
  {
    ...javascript,
    library: "superagent",
    by: [],
    otherwise: FOREVER,
    setting: "",
    calls: [{ at: 9, paths: each(["superagent"], [...PLAIN, ...BODIED, "del"]) }],
  },
  {
    ...python,
    library: "requests",
    by: ["timeout"],
    maker: [],
    otherwise: FOREVER,
    calls: [
      {
        at: "keywords",
        paths: each(
          ["requests", "requests.Session()", "requests.session()", "requests.sessions.Session()"],
          [...PLAIN, ...BODIED, "request"],
        ),
      },
    ],
  },
  {
    ...python,
    library: "httpx",
    by: ["timeout"],
    maker: ["timeout"],
    otherwise: { kind: "bounded", text: "5 s between two bytes" },
    calls: [
      {
        at: "keywords",
        paths: each(
          ["httpx", "httpx.Client()", "httpx.AsyncClient()"],
          [...PLAIN, ...BODIED, "request", "stream"],
        ),
      },
    ],
  },
  {
    ...python,
    library: "aiohttp",
    by: ["timeout"],
    maker: ["timeout"],
    otherwise: { kind: "waits", text: "300 s" },
    setting: "timeout=aiohttp.ClientTimeout(total=5)",
    calls: [
      {
        at: "keywords",
        paths: each(["aiohttp.ClientSession()"], [...PLAIN, ...BODIED, "request"]).concat(
          "aiohttp.request",
        ),
      },
    ],
  },
  {
    ...python,
    library: "urllib",
    by: ["timeout"],
    maker: [],
    position: 2,
    otherwise: FOREVER,
    calls: [{ at: "keywords", paths: ["urllib.request.urlopen"] }],
  },
  {
    ...python,
    library: "http.client",
    by: ["timeout"],
    maker: [],
    position: 2,
    otherwise: FOREVER,
    calls: [
      { at: "keywords", paths: each(["http.client"], ["HTTPConnection", "HTTPSConnection"]) },
    ],
  },
  {
    ...python,
    library: "urllib3",
    by: ["timeout"],
    maker: ["timeout"],
    otherwise: FOREVER,
    calls: [
      {
        at: "keywords",
        paths: [
          "urllib3.request",
          "urllib3.PoolManager().request",
          "urllib3.HTTPConnectionPool().request",
          "urllib3.HTTPSConnectionPool().request",
        ],
      },
    ],
  },
];

/** By what a callee resolves to (`lib/review/code/resolve.ts`). Go's clients have rules of their own. */
export const REMOTE_CALLS: ReadonlyMap<string, RemoteCall> = new Map(
  CLIENTS.flatMap(({ calls, ...client }) =>
    calls.flatMap(({ at, paths }) => paths.map((path) => [path, { ...client, at }] as const)),
  ),
);

const GO_CLIENT = ["net/http", "net/http.Client{}", "net/http.DefaultClient"];

export const GO_CALLS: ReadonlySet<string> = new Set(
  each(GO_CLIENT, ["Get", "Post", "PostForm", "Head", "Do"]),
);
