import { once } from "node:events";
import { createServer } from "node:http";
import { connect, type AddressInfo, type Socket } from "node:net";
import { expect, it } from "vitest";
import { Connections } from "./connections";

const COUNT = 200;

/** What came back on a connection: an answer, or how it ended without one. */
const outcomeOf = (socket: Socket): Promise<string> =>
  new Promise((resolve) => {
    let answer = "";
    socket.on("data", (chunk: Buffer) => {
      answer += chunk.toString();
    });
    socket.once("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    socket.once("close", () => resolve(answer));
  });

async function listening(idleMs?: number) {
  const server = createServer((_, response) => response.end("ok"));
  const connections = new Connections(server, idleMs);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return { connections, server, open: () => connect({ port, host: "127.0.0.1" }) };
}

it("a stop answers on every connection that was made before it, also where the process had not taken it", async () => {
  const { connections, server, open } = await listening();
  const outcomes = Array.from({ length: COUNT }, () => {
    const socket = open();
    socket.write("GET / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n");
    return outcomeOf(socket).then((outcome) => outcome.split("\r\n", 1)[0]);
  });
  // The connections are on their way to the system, and the server has had no turn to take them.
  await new Promise<void>((resolve) => process.nextTick(resolve));
  await connections.drain();
  expect(await Promise.all(outcomes)).toEqual(
    Array.from({ length: COUNT }, () => "HTTP/1.1 200 OK"),
  );
  expect(server.listening).toBe(false);
  expect(await outcomeOf(open())).toBe("ECONNREFUSED");
});

it("a connection on which nothing was ever sent does not hold up a stop", async () => {
  const { connections, open } = await listening(50);
  const silent = open();
  await once(silent, "connect");
  const began = performance.now();
  await connections.drain();
  expect(performance.now() - began).toBeLessThan(5000);
  silent.destroy();
});

it("a request that came in while the process was held up is answered, however long that was", async () => {
  const { connections, open } = await listening(50);
  const socket = open();
  const outcome = outcomeOf(socket);
  socket.write("GET /first HTTP/1.1\r\nhost: a\r\n\r\n");
  await once(socket, "data");
  const drained = connections.drain();
  await new Promise((resolve) => setTimeout(resolve, 20));
  await new Promise((resolve) => setImmediate(resolve));
  socket.write("GET /second HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n");
  for (const until = performance.now() + 200; performance.now() < until;);
  await drained;
  expect((await outcome).match(/200 OK/g)).toHaveLength(2);
});
