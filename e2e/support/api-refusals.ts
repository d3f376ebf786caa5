import type { ApiClient } from "./api-client";
import { expect } from "./fixtures";

/** A call, what it sends, and the field that is wrong in it. */
type Refusal = [method: string, path: string, json: unknown, field: string];

/** Each is answered with 400 that names its field, and leaves teams and services as they were. */
export async function refusesEach(call: ApiClient, refusals: readonly Refusal[]): Promise<void> {
  const stored = async () =>
    (await call("GET", "/services?limit=500&archived=true")).text +
    (await call("GET", "/teams?limit=500")).text;
  const before = await stored();
  for (const [method, path, json, field] of refusals) {
    const answer = await call(method, path, json === undefined ? {} : { json });
    expect
      .soft(answer.status, `${method} ${path} ${JSON.stringify(json)} ${answer.text}`)
      .toBe(400);
    expect.soft(answer.json, `${method} ${path}`).toMatchObject({
      status: 400,
      errors: expect.arrayContaining([expect.objectContaining({ path: field })]),
    });
  }
  expect(await stored()).toBe(before);
}
