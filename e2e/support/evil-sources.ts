import { once } from "node:events";
import { createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { gzipSync } from "node:zlib";

const HEAD = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n";
const UP =
  '{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1,"1"]}]}}';
const KIB = 1024;

/** Writes on until the other side hangs up, as fast as it reads. */
function forever(socket: Socket, part: string | Buffer): void {
  const more = () => {
    while (socket.writable && socket.write(part));
  };
  socket.on("drain", more);
  more();
}

/** What a server may do once it has been asked, whatever HTTP says. */
const EVILS: Record<string, (socket: Socket) => void> = {
  "never answers": () => undefined,
  "answers a byte at a time": (socket) => {
    socket.write(`${HEAD}content-length: 1000000\r\n\r\n`);
    const each = setInterval(() => socket.write(" "), 50);
    socket.once("close", () => clearInterval(each));
  },
  "never ends its head": (socket) => {
    socket.write(HEAD);
    forever(socket, "x: y\r\n".repeat(1000));
  },
  "never ends its answer": (socket) => {
    socket.write(`${HEAD}transfer-encoding: chunked\r\n\r\n`);
    forever(socket, `10000\r\n${"[".repeat(64 * KIB)}\r\n`);
  },
  "hangs up in the middle": (socket) =>
    void socket.write(`${HEAD}content-length: 1000\r\n\r\n{`, () => socket.destroy()),
  "resets the connection": (socket) => void socket.resetAndDestroy(),
  "answers in gzip that nobody asked for": (socket) => {
    const body = gzipSync(Buffer.alloc(64 * KIB * KIB));
    socket.write(`${HEAD}content-encoding: gzip\r\ncontent-length: ${String(body.length)}\r\n\r\n`);
    socket.end(body);
  },
  "speaks another language": (socket) => void socket.end("SSH-2.0-OpenSSH_9.6\r\n"),
  "gives two lengths": (socket) =>
    void socket.end(`${HEAD}content-length: 10\r\ncontent-length: 20\r\n\r\n${UP}`),
  "leads to the metadata of a cloud": (socket) =>
    void socket.end(
      "HTTP/1.1 302 Found\r\nlocation: http://169.254.169.254/latest/meta-data/\r\ncontent-length: 0\r\n\r\n",
    ),
};

/** One server for each of them, as a data source is written down; `stop` hangs up. */
export async function startEvilSources() {
  const sockets = new Set<Socket>();
  const servers: Server[] = [];
  const all: { name: string; slug: string; url: string }[] = [];
  for (const [name, answer] of Object.entries(EVILS)) {
    const server = createServer((socket) => {
      sockets.add(socket);
      // The one that asked has given up.
      socket.on("error", () => socket.destroy());
      socket.once("close", () => sockets.delete(socket));
      socket.once("data", () => answer(socket));
    });
    await once(server.listen(0, "127.0.0.1"), "listening");
    servers.push(server);
    all.push({
      name,
      slug: `evil-${String(all.length)}`,
      url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    });
  }
  return {
    all,
    stop: () => {
      for (const server of servers) server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
