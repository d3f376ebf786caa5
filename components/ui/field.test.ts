import { createElement, type ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { Field } from "./field";
import { Input } from "./input";
import { Select } from "./select";

const field = (error: string | undefined, control: ReactNode) =>
  renderToStaticMarkup(
    createElement(Field, { name: "email", label: "Email", error, children: control }),
  );

it("a control in a field is marked invalid by what the field says is wrong", () => {
  expect(field("Not an email.", createElement(Input))).toContain('aria-invalid="true"');
  expect(field(undefined, createElement(Input))).not.toContain("aria-invalid=");
});

it("a control outside a field is marked invalid by its own word", () => {
  const input = createElement(Input, { "aria-invalid": true });
  const select = createElement(Select, { "aria-invalid": true });
  for (const control of [input, select])
    expect(renderToStaticMarkup(control)).toContain('aria-invalid="true"');
});
