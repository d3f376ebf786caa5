import type { Notice } from "@/lib/notification/notice";

/** A page as it is sent. */
export const NOTICE: Notice = {
  event: "alert.firing",
  severity: "page",
  tone: "page",
  title: "Checkout <fails> & burns",
  lead: "The budget burns 16.2× over 1 hour.",
  facts: [{ label: "Team", value: "Payments *core*" }],
  more: [],
  url: "https://burnline.example/alerts/12",
  acknowledgeUrl: "https://burnline.example/acknowledge/t",
  acknowledgePost: "https://burnline.example/api/acknowledge/t",
  thread: "alert-12",
  at: Date.parse("2026-11-02T12:00:00Z"),
};
