import { expect, test } from "vitest";
import { withoutKeys } from "./without-keys";

const KEY = "abcdef0123456789ABCDEF0123456789";

test("a body shows of each key no more than its beginning", () => {
  expect(withoutKeys(`{"routing_key": "${KEY}","a":"routing_key"}`, null)).toBe(
    '{"routing_key": "abcdef…","a":"routing_key"}',
  );
  expect(withoutKeys(`{"url":"https://x/api/v1/intake/${KEY}?a=${KEY}"}`, KEY)).toBe(
    '{"url":"https://x/api/v1/intake/abcdef…?a=abcdef…"}',
  );
});

test("a key is hidden also where it is escaped, cut off, or hidden already", () => {
  expect(withoutKeys('{"routing_key":"\\u0061bcdef\\"0123"}', null)).toBe(
    '{"routing_key":"\\u0061…"}',
  );
  expect(withoutKeys('{"routing_key":"abcdef01234', null)).toBe('{"routing_key":"abcdef…');
  const once = withoutKeys(`{"routing_key":"${KEY}"}`, KEY);
  expect(withoutKeys(once, KEY)).toBe(once);
});
