import type { ActionState, FailureReason } from "@/lib/form/action-state";
import {
  basesOf,
  changesOf,
  sameFields,
  unstoredIn,
  type Fields,
  type LocalCopy,
} from "./local-draft";
import type { Now, SaveEffect, SaveEvent, Saving, Step } from "./saving";

export const PAUSE_MS = 1500;
export const RETRY_MS = 5000;

const OPEN = { kind: "open" } as const;
const STOPPED = { kind: "stopped" } as const;
const STOP_WAITING = { kind: "stop-waiting" } as const;
const TYPING = { kind: "tell", state: { kind: "typing" } } as const;

export const beginning = (version: number, initial: Fields): Saving => ({
  base: version,
  stored: initial,
  insists: false,
  left: false,
  phase: OPEN,
});

/** What follows from what happened; a form that is gone tells nothing and waits for nothing. */
export function next(state: Saving, event: SaveEvent): Step {
  const step = stepFor(state, event);
  return step.state.left
    ? { ...step, effects: step.effects.filter(({ kind }) => kind !== "tell" && kind !== "wait") }
    : step;
}

function stepFor(state: Saving, event: SaveEvent): Step {
  switch (event.kind) {
    case "opened":
      return opened(state, event.fields, event.copy);
    case "typed":
      return typed(state, event.fields);
    case "asked":
      return asked({ ...state, insists: state.insists || event.over }, event);
    case "answered":
      return answered(state, event);
    case "taken":
      return taken(state, event);
    case "discarded":
      return {
        state: { ...state, insists: false, phase: STOPPED },
        effects: [STOP_WAITING, { kind: "forget", whose: "any" }],
      };
    case "left":
      return left({ ...state, left: true }, event);
    default:
      return event satisfies never;
  }
}

/** What is typed here and gives way to another tab's text in the same fields; null for nothing. */
export function replacedBy(state: Saving, copy: LocalCopy, fields: Fields): LocalCopy | null {
  const theirs = unstoredIn(copy, state.stored);
  const replaced = Object.fromEntries(
    Object.entries(changesOf(fields, state.stored)).filter(
      ([name, text]) => theirs[name] !== undefined && theirs[name] !== text,
    ),
  );
  if (Object.keys(replaced).length === 0) return null;
  const base = basesOf(replaced, state.stored);
  return { version: state.base, fields: replaced, base, replaced: true };
}

const waitsForChoice = ({ phase, insists }: Saving): boolean =>
  phase.kind === "stopped" && !insists;
const settled = (state: Saving): Saving => ({ ...state, insists: false, phase: OPEN });
const copyOf = ({ base, stored }: Saving, fields: Fields): LocalCopy => ({
  version: base,
  fields,
  base: stored,
});
const done = (state: Saving, at: number): Step => ({
  state,
  effects: [
    { kind: "forget", whose: "own" },
    { kind: "tell", state: { kind: "saved", at } },
  ],
});

/** From what is perhaps no longer stored: saving it says so, as it would have then. */
const startedFrom = (state: Saving, copy: LocalCopy, mine: Fields): Saving => ({
  ...state,
  base: copy.version,
  stored: { ...state.stored, ...basesOf(mine, copy.base) },
});

function opened(state: Saving, fields: Fields, copy: LocalCopy | null): Step {
  const early = changesOf(fields, state.stored);
  const mine = copy ? unstoredIn(copy, state.stored) : {};
  if (copy && Object.keys(mine).length > 0)
    return {
      state: startedFrom(state, copy, mine),
      effects: [
        { kind: "adopt", copy },
        { kind: "fill", fields: { ...mine, ...early } },
        TYPING,
        // After a pause, so that it can be seen that it is back.
        { kind: "wait", ms: PAUSE_MS },
      ],
    };
  const forget: SaveEffect[] = copy ? [{ kind: "forget", whose: "any" }] : [];
  if (Object.keys(early).length === 0) return { state, effects: forget };
  const step = typed(state, fields);
  return { ...step, effects: [...forget, ...step.effects] };
}

function typed(state: Saving, fields: Fields): Step {
  const copy: SaveEffect = { kind: "copy", copy: copyOf(state, fields) };
  if (waitsForChoice(state)) return { state, effects: [copy] };
  const tell = state.phase.kind === "sending" ? [] : [TYPING];
  return { state, effects: [copy, ...tell, { kind: "wait", ms: PAUSE_MS }] };
}

function asked(state: Saving, { fields, at }: Now): Step {
  if (state.phase.kind === "sending" || waitsForChoice(state)) return { state, effects: [] };
  const bases = basesOf(fields, state.stored);
  if (Object.keys(bases).length === 0) {
    const step = done(settled(state), at);
    return { ...step, effects: [STOP_WAITING, ...step.effects] };
  }
  return {
    state: { ...state, phase: { kind: "sending", sent: fields } },
    effects: [
      STOP_WAITING,
      { kind: "tell", state: { kind: "saving" } },
      { kind: "send", version: state.base, over: state.insists, bases },
    ],
  };
}

type Answered = Extract<SaveEvent, { kind: "answered" }>;

function answered(state: Saving, event: Answered): Step {
  // Given up while it was on its way.
  if (state.phase.kind !== "sending") return { state, effects: [] };
  const { answer } = event;
  const { sent } = state.phase;
  const open = { ...state, phase: OPEN };
  if (answer.status !== "error") return accepted(open, sent, event);
  return answer.reason ? failed(open, answer.reason) : refused(open, sent, answer, event);
}

function accepted(state: Saving, sent: Fields, event: Answered): Step {
  const { answer, fields, at } = event;
  const version = answer.status === "ok" ? answer.values?.version : undefined;
  const now = {
    ...settled(state),
    stored: sent,
    base: version ? Number(version) : state.base,
  };
  return sameFields(fields, sent) ? done(now, at) : again(now, event);
}

function failed(state: Saving, reason: FailureReason): Step {
  switch (reason) {
    case "outage":
    case "no-answer":
      return {
        state,
        effects: [
          { kind: "tell", state: { kind: "offline", outage: reason === "outage" } },
          { kind: "wait", ms: RETRY_MS },
        ],
      };
    case "signed-out":
      return { state, effects: [{ kind: "tell", state: { kind: "signed-out" } }] };
    case "updated":
      return {
        state: { ...state, insists: false, phase: STOPPED },
        effects: [{ kind: "tell", state: { kind: "updated" } }],
      };
    default:
      return reason satisfies never;
  }
}

type Refusal = Extract<ActionState, { status: "error" }>;

function refused(state: Saving, sent: Fields, answer: Refusal, event: Answered): Step {
  const isConflict = answer.fieldErrors.some(({ path }) => path === "version");
  const now: Saving = { ...state, insists: false, phase: isConflict ? STOPPED : OPEN };
  if (isConflict || sameFields(event.fields, sent))
    return {
      state: now,
      effects: [{ kind: "tell", state: { kind: isConflict ? "conflict" : "refused", answer } }],
    };
  return again(now, event);
}

/** What was typed while an answer was on its way goes out next. */
function again(state: Saving, event: Answered): Step {
  if (!state.left)
    return {
      state,
      effects: [
        { kind: "copy", copy: copyOf(state, event.fields) },
        TYPING,
        { kind: "wait", ms: PAUSE_MS },
      ],
    };
  // Someone else may have taken it up.
  return event.ownCopy ? asked(state, event) : { state, effects: [] };
}

function taken(state: Saving, event: Extract<SaveEvent, { kind: "taken" }>): Step {
  const { key, copy, swapped, fields, at } = event;
  const mine = unstoredIn(copy, state.stored);
  // What is stored was to be replaced by another text.
  const from = startedFrom(state.insists ? settled(state) : state, copy, mine);
  const filled = Object.fromEntries(
    Object.entries(fields).map(([name, text]) => [name, mine[name] ?? text]),
  );
  const step = asked(from, { fields: filled, at });
  return {
    ...step,
    effects: [
      { kind: "fill", fields: mine },
      { kind: "copy", copy: copyOf(from, filled), ...(swapped ? {} : { instead: key }) },
      ...step.effects,
    ],
  };
}

function left(state: Saving, now: Now): Step {
  const step = sameFields(now.fields, state.stored) ? { state, effects: [] } : asked(state, now);
  return { ...step, effects: [STOP_WAITING, ...step.effects] };
}
