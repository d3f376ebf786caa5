import type { $ZodType, $ZodTypes } from "zod/v4/core";
import type { FormTree } from "./form-tree";

type Found = { input: unknown; unknown: string[] };

const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;

/**
 * What a form's strings mean to a schema shared with the API: numbers, switches and lists become
 * themselves, an empty optional field is left out. What does not convert is passed on as it is, for
 * the schema to refuse. `unknown` names the fields that the schema does not have.
 */
export function formInput(schema: $ZodType, tree: FormTree | undefined): Found {
  const unknown: string[] = [];
  const input = convert(schema as $ZodTypes, tree, "", unknown);
  return { input, unknown };
}

function convert(
  type: $ZodTypes,
  value: FormTree | undefined,
  path: string,
  unknown: string[],
): unknown {
  const { def } = type._zod;
  switch (def.type) {
    case "optional":
    case "default":
    case "prefault":
    case "nullable":
      if (value === undefined || value === "") return def.type === "nullable" ? null : undefined;
      return convert(def.innerType as $ZodTypes, value, path, unknown);
    case "readonly":
    case "catch":
    case "nonoptional":
      return convert(def.innerType as $ZodTypes, value, path, unknown);
    case "pipe":
      return convert(
        (def.in._zod.def.type === "transform" ? def.out : def.in) as $ZodTypes,
        value,
        path,
        unknown,
      );
    case "number":
      return toNumber(value);
    case "boolean":
      return toBoolean(lastOf(value));
    case "literal":
      return def.values.find((literal) => String(literal) === value) ?? value;
    case "array":
      return toList(value).map((item, i) =>
        convert(def.element as $ZodTypes, item, join(path, String(i)), unknown),
      );
    case "record":
      return isTree(value)
        ? Object.fromEntries(
            Object.entries(value).map(([key, item]) => [
              key,
              convert(def.valueType as $ZodTypes, item, join(path, key), unknown),
            ]),
          )
        : value;
    case "object":
      return toObject(def.shape, value, path, unknown);
    case "union":
      return toUnion(def.options as readonly $ZodTypes[], value, path, unknown);
    default:
      return value;
  }
}

const join = (path: string, part: string): string => (path ? `${path}.${part}` : part);
const isTree = (value: FormTree | undefined): value is { [name: string]: FormTree } =>
  typeof value === "object" && !Array.isArray(value);
// A switch posts a hidden "false" before its "on", so the last of several wins.
const lastOf = (value: FormTree | undefined): FormTree | undefined =>
  Array.isArray(value) ? value.at(-1) : value;

function toNumber(value: FormTree | undefined): unknown {
  if (typeof value !== "string") return value;
  const text = value.trim();
  if (text === "") return undefined;
  return NUMBER.test(text) ? Number(text) : value;
}

function toBoolean(value: FormTree | undefined): unknown {
  if (value === undefined || value === "false") return false;
  return value === "on" || value === "true" ? true : value;
}

function toList(value: FormTree | undefined): (FormTree | undefined)[] {
  if (value === undefined || value === "") return [];
  if (Array.isArray(value)) return value.filter((item) => item !== "");
  if (!isTree(value)) return [value];
  return Object.keys(value)
    .sort((a, b) => Number(a) - Number(b))
    .map((key) => value[key]);
}

function toObject(
  shape: Readonly<Record<string, $ZodType>>,
  value: FormTree | undefined,
  path: string,
  unknown: string[],
): unknown {
  if (value !== undefined && !isTree(value)) return value;
  const input: Record<string, unknown> = {};
  for (const [name, type] of Object.entries(shape)) {
    const converted = convert(type as $ZodTypes, value?.[name], join(path, name), unknown);
    if (converted !== undefined) input[name] = converted;
  }
  for (const name of Object.keys(value ?? {}))
    if (!Object.hasOwn(shape, name)) unknown.push(join(path, name));
  return input;
}

/**
 * The option that accepts the value; else the one whose literals (its discriminator) fit best, so
 * that messages fit what was meant.
 */
function toUnion(
  options: readonly $ZodTypes[],
  value: FormTree | undefined,
  path: string,
  unknown: string[],
): unknown {
  const tried = options.map((option) => {
    const names: string[] = [];
    const input = convert(option, value, path, names);
    const issues = option._zod.run({ value: input, issues: [] }, { async: false });
    const wrong = "issues" in issues ? issues.issues : [];
    return {
      input,
      names,
      wrong: wrong.length + names.length,
      otherKind: wrong.some((issue) => issue.code === "invalid_value"),
    };
  });
  const [best] = tried.sort(
    (a, b) => Number(a.otherKind) - Number(b.otherKind) || a.wrong - b.wrong,
  );
  unknown.push(...(best?.names ?? []));
  return best?.input;
}
