import { expect, test } from "vitest";
import { parseSmtpUrl } from "./smtp-url";

test("a mail server's address says how it is encrypted, and its password may hold any sign", () => {
  expect(parseSmtpUrl("smtps://ana%40x.org:p%40ss%2F@mail.example.org")).toEqual({
    host: "mail.example.org",
    port: 465,
    security: "tls",
    username: "ana@x.org",
    password: "p@ss/",
  });
  expect(parseSmtpUrl("smtp://127.0.0.1:1025")).toMatchObject({ port: 1025, security: "auto" });
  expect(parseSmtpUrl("smtp://mail")).toMatchObject({ port: 587, username: "" });
});

test("what is no address of a mail server is none", () => {
  expect(["", "mail.example.org:25", "https://mail.example.org"].map(parseSmtpUrl)).toEqual([
    null,
    null,
    null,
  ]);
});
