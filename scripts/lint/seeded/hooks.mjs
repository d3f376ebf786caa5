const hook = (rule, name, imports, content) => [
  `components/${name}.tsx`,
  `import { ${imports} } from "react";\n${content}`,
  `${rule === "rules-of-hooks" || rule === "exhaustive-deps" ? "react-hooks" : "react"}/${rule}`,
];

export const hooks = [
  hook(
    "rules-of-hooks",
    "maybe-hook",
    "useId",
    `export function Maybe({ on }: { on: boolean }) {\n  return on ? <p>{useId()}</p> : null;\n}`,
  ),
  hook(
    "rules-of-hooks",
    "hook-after-return",
    "useId",
    `export function Maybe({ on }: { on: boolean }) {\n  if (!on) return null;\n  const id = useId();\n  return <p>{id}</p>;\n}`,
  ),
  hook(
    "rules-of-hooks",
    "hook-in-loop",
    "useId",
    `export function Many({ list }: { list: number[] }) {\n  for (const one of list) {\n    const id = useId();\n    if (one > 1) return <p>{id}</p>;\n  }\n  return null;\n}`,
  ),
  hook("rules-of-hooks", "hook-in-function", "useId", `export const text = () => useId();`),
  hook(
    "exhaustive-deps",
    "missing-dependency",
    "useEffect",
    `export function Log({ text, log }: { text: string; log: (text: string) => void }) {\n  useEffect(() => {\n    log(text);\n  }, []);\n  return <p>{text}</p>;\n}`,
  ),
  hook(
    "exhaustive-deps",
    "missing-memo-dependency",
    "useMemo",
    `export function Sum({ list }: { list: number[] }) {\n  const sum = useMemo(() => list.reduce((a, b) => a + b, 0), []);\n  return <p>{sum}</p>;\n}`,
  ),
  hook(
    "error-boundaries",
    "try",
    "Fragment",
    `import { Part } from "./part";\nexport function Tried() {\n  try {\n    return <Fragment><Part /></Fragment>;\n  } catch {\n    return null;\n  }\n}`,
  ),
  hook(
    "globals",
    "global",
    "Fragment",
    `let count = 0;\nexport function Counted() {\n  count = count + 1;\n  return <Fragment>{count}</Fragment>;\n}`,
  ),
  hook(
    "immutability",
    "changed-state",
    "useState",
    `export function Changed() {\n  const [row, setRow] = useState({ a: 1 });\n  row.a = 2;\n  return <button onClick={() => setRow({ a: 3 })}>{row.a}</button>;\n}`,
  ),
  hook(
    "preserve-manual-memoization",
    "memo",
    "useId, useMemo",
    `export function Kept({ a }: { a: number }) {\n  const list: number[] = [];\n  const id = useId();\n  list.push(a);\n  const it = useMemo(() => [list, id], [list, id]);\n  return <p>{it.length}</p>;\n}`,
  ),
  hook(
    "purity",
    "impure",
    "Fragment",
    `export function Now() {\n  return <Fragment>{Date.now()}</Fragment>;\n}`,
  ),
  hook(
    "purity",
    "random",
    "useMemo",
    `export function Now() {\n  const it = useMemo(() => Math.random(), []);\n  return <p>{it}</p>;\n}`,
  ),
  hook(
    "incompatible-library",
    "incompatible",
    "Fragment",
    `import { useForm } from "react-hook-form";\nexport function Watched() {\n  const { watch } = useForm();\n  return <Fragment>{String(watch("a"))}</Fragment>;\n}`,
  ),
  hook(
    "refs",
    "ref-read",
    "useRef",
    `export function Read() {\n  const ref = useRef(0);\n  return <p>{ref.current}</p>;\n}`,
  ),
  hook(
    "refs",
    "ref-written",
    "useRef",
    `export function Written({ a }: { a: number }) {\n  const ref = useRef(0);\n  ref.current = a;\n  return <p>{a}</p>;\n}`,
  ),
  hook(
    "set-state-in-effect",
    "effect",
    "useEffect, useState",
    `export function Copied({ a }: { a: number }) {\n  const [b, setB] = useState(0);\n  useEffect(() => {\n    setB(a);\n  }, [a]);\n  return <p>{b}</p>;\n}`,
  ),
  hook(
    "set-state-in-render",
    "render",
    "useState",
    `export function Turned({ a }: { a: number }) {\n  const [b, setB] = useState(0);\n  setB(a);\n  return <p>{b}</p>;\n}`,
  ),
  hook(
    "static-components",
    "made-in-render",
    "useState",
    `export function Made() {\n  const [a] = useState(1);\n  const Inner = () => <p>{a}</p>;\n  return <Inner />;\n}`,
  ),
  hook(
    "unsupported-syntax",
    "with-eval",
    "Fragment",
    `export function Evil({ text }: { text: string }) {\n  const it = eval(text) as string;\n  return <Fragment>{it}</Fragment>;\n}`,
  ),
  hook(
    "use-memo",
    "memo-arguments",
    "useMemo",
    `export function Memo() {\n  const it = useMemo((a?: number) => a ?? 1, []);\n  return <p>{it}</p>;\n}`,
  ),
  hook(
    "void-use-memo",
    "memo-nothing",
    "useMemo",
    `export function Memo({ go }: { go: (a: number) => void }) {\n  const it = useMemo(() => {\n    go(1);\n  }, [go]);\n  return <p>{String(it)}</p>;\n}`,
  ),
];
