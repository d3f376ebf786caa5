import type { Notice } from "@/lib/notification/notice";
import { plainText } from "./channels/plain-text";

const COLOR: Record<Notice["tone"], string> = {
  page: "#c01f34",
  ticket: "#8f6200",
  over: "#197a52",
  note: "#3a5ccc",
};

export const mailText = (notice: Notice): string =>
  [
    notice.title,
    "",
    plainText(notice),
    ...(notice.acknowledgeUrl === null ? [] : ["", `Acknowledge: ${notice.acknowledgeUrl}`]),
    ...(notice.url === null ? [] : ["", `Open: ${notice.url}`]),
    "",
  ].join("\n");

const escaped = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");

const button = (label: string, url: string, color: string): string =>
  `<a href="${escaped(url)}" style="display:inline-block;padding:10px 16px;margin-right:8px;border-radius:7px;background:${color};color:#fff;text-decoration:none">${label}</a>`;

/** Tables and inline styles: what mail programs have in common. */
export function mailHtml(notice: Notice): string {
  const { tone, title, lead, facts, more, url, acknowledgeUrl } = notice;
  const rows = facts
    .map(
      ({ label, value }) =>
        `<tr><td style="padding:2px 16px 2px 0;color:#5d646c">${escaped(label)}</td><td>${escaped(value)}</td></tr>`,
    )
    .join("");
  const others = more
    .map((other) => {
      const name = escaped(other.title);
      const linked = other.url === null ? name : `<a href="${escaped(other.url)}">${name}</a>`;
      return `<p><strong>${linked}</strong><br>${escaped(other.lead)}</p>`;
    })
    .join("");
  return [
    '<div style="font-family:sans-serif;font-size:15px;line-height:1.5;color:#16181b;max-width:600px">',
    `<h1 style="font-size:18px;border-left:4px solid ${COLOR[tone]};padding-left:10px">${escaped(title)}</h1>`,
    `<p>${escaped(lead)}</p><table>${rows}</table>${others}<p>`,
    acknowledgeUrl === null ? "" : button("Acknowledge", acknowledgeUrl, "#16181b"),
    url === null ? "" : button("Open", url, "#3a5ccc"),
    "</p></div>",
  ].join("");
}
