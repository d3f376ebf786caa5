import { createDecipheriv, createPublicKey, hkdfSync, verify, type ECDH } from "node:crypto";

const SALT = 16;
const TAG = 16;

/** Reads an aes128gcm message as the browser does that owns the keys (RFC 8291 and 8188). */
export function opened(body: Buffer, keys: ECDH, auth: Buffer): string {
  const salt = body.subarray(0, SALT);
  const idLength = body.readUInt8(20);
  const sender = body.subarray(21, 21 + idLength);
  const secret = keys.computeSecret(sender);
  const info = Buffer.concat([Buffer.from("WebPush: info\0"), keys.getPublicKey(), sender]);
  const ikm = Buffer.from(hkdfSync("sha256", secret, auth, info, 32));
  const key = Buffer.from(
    hkdfSync("sha256", ikm, salt, Buffer.from("Content-Encoding: aes128gcm\0"), 16),
  );
  const nonce = Buffer.from(
    hkdfSync("sha256", ikm, salt, Buffer.from("Content-Encoding: nonce\0"), 12),
  );
  const record = body.subarray(21 + idLength);
  const decipher = createDecipheriv("aes-128-gcm", key, nonce);
  decipher.setAuthTag(record.subarray(-TAG));
  const plain = Buffer.concat([decipher.update(record.subarray(0, -TAG)), decipher.final()]);
  return plain.subarray(0, plain.lastIndexOf(2)).toString();
}

/** What the sender says of itself, once its signature is verified (RFC 8292). */
export function vapidClaims(header: string): { claims: { aud?: string }; publicKey: string } {
  const [, token = "", publicKey = ""] = /^vapid t=([^,]+), k=(.+)$/.exec(header) ?? [];
  const [head = "", payload = "", signature = ""] = token.split(".");
  const raw = Buffer.from(publicKey, "base64url");
  const key = createPublicKey({
    format: "jwk",
    key: {
      kty: "EC",
      crv: "P-256",
      x: raw.subarray(1, 33).toString("base64url"),
      y: raw.subarray(33).toString("base64url"),
    },
  });
  const sound = verify(
    "sha256",
    Buffer.from(`${head}.${payload}`),
    { key, dsaEncoding: "ieee-p1363" },
    Buffer.from(signature, "base64url"),
  );
  if (!sound) throw new Error("the VAPID signature is wrong");
  const claims = JSON.parse(Buffer.from(payload, "base64url").toString()) as { aud?: string };
  return { claims, publicKey };
}
