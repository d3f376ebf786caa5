import { get } from "node:http";
import { expect, test } from "./support/fixtures";
import { sessionCookie } from "./support/people";

test.use({ serverEnv: { BURNLINE_URL: "" }, own: "address" });

test("without BURNLINE_URL, commands and documents name the host by which they were asked for", async ({
  server,
  api,
  unique,
}) => {
  const [team, service] = [unique("team"), unique("service")];
  await api.put(`/api/v1/teams/${team}`, { data: { name: team } });
  await api.put(`/api/v1/services/${service}`, { data: { name: service, team } });
  await api.put(`/api/v1/services/${service}/slos/up`, {
    data: {
      name: "Up",
      sli: { kind: "availability" },
      objectives: [{ target: 99.9, window: { type: "rolling", days: 30 } }],
    },
  });
  const cookie = await sessionCookie(server.url, server.admin);
  for (const host of ["burnline.lan:8080", "other.lan"]) {
    const asked = (path: string) => answerTo(server.url + path, { host, cookie });
    expect(JSON.parse(await asked("/api/v1/openapi.json"))).toMatchObject({
      servers: [{ url: `http://${host}` }],
    });
    for (const path of [
      "/api-docs",
      `/services/${service}/slos/up`,
      `/services/${service}/slos/up`,
    ]) {
      expect(await asked(path), path).toContain(`http://${host}/api/v1/measurements`);
      expect(await asked(path), path).not.toContain("http://localhost");
    }
  }
});

/** fetch() does not let the host be chosen. */
function answerTo(url: string, headers: Record<string, string>): Promise<string> {
  return new Promise((resolve, reject) => {
    get(url, { headers }, (response) => {
      let text = "";
      response
        .setEncoding("utf8")
        .on("data", (part: string) => (text += part))
        .on("end", () => resolve(text))
        .on("error", reject);
    }).on("error", reject);
  });
}
