import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { request } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { temporaryFolder } from "./temporary-folder";

export type TlsFront = {
  /** `localhost` with its port. */
  host: string;
  /** The certificate, which signs itself. */
  ca: string;
  stop: () => void;
};

/** An https address on loopback that hands everything on to a server. */
export async function startTlsFront(server: { url: string }): Promise<TlsFront> {
  const { key, cert } = ownCertificate();
  const { port } = new URL(server.url);
  const front = createServer({ key, cert }, (incoming, answer) => {
    const onward = request(
      {
        host: "127.0.0.1",
        port,
        path: incoming.url,
        method: incoming.method,
        headers: incoming.headers,
      },
      (got) => {
        answer.writeHead(got.statusCode ?? 502, got.headers);
        got.pipe(answer);
      },
    );
    onward.once("error", () => answer.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((listening) => front.listen(0, listening));
  const { port: own } = front.address() as AddressInfo;
  return {
    host: `localhost:${String(own)}`,
    ca: cert,
    stop: () => {
      front.closeAllConnections();
      front.close();
    },
  };
}

function ownCertificate(): { key: string; cert: string } {
  const folder = temporaryFolder("burnline-tls-");
  const [key, cert] = [path.join(folder.path, "key.pem"), path.join(folder.path, "cert.pem")];
  const subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"];
  const { status, stderr } = spawnSync(
    "openssl",
    ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", ...subject].concat(
      "-keyout",
      key,
      "-out",
      cert,
    ),
    { encoding: "utf8" },
  );
  if (status !== 0) throw new Error(`openssl made no certificate: ${stderr}`);
  const made = { key: readFileSync(key, "utf8"), cert: readFileSync(cert, "utf8") };
  folder.remove();
  return made;
}
