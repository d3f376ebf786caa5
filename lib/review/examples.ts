import { type PASTED_PATHS } from "./pasted";

export type Example = {
  id: string;
  label: string;
  language: keyof typeof PASTED_PATHS;
  code: string;
};

/** Short code of each language with what is found most often. */
export const EXAMPLES: readonly Example[] = [
  {
    id: "axios",
    label: "A client without a timeout",
    language: "typescript",
    code: `import axios from "axios";

const orders = axios.create({ baseURL: "https://orders.internal" });

export async function loadOrder(id: string) {
  const { data } = await orders.get(\`/orders/\${id}\`);
  return data;
}

export async function recommendations(user: string) {
  try {
    const { data } = await axios.get(\`https://rec.internal/\${user}\`, { timeout: 300 });
    return data.items;
  } catch {
    return [];
  }
}
`,
  },
  {
    id: "retry",
    label: "A retry without a limit",
    language: "python",
    code: `import time

import requests


def charge(body: dict) -> dict:
    while True:
        try:
            return requests.post("https://gateway.internal/charges", json=body).json()
        except requests.ConnectionError:
            time.sleep(1)
`,
  },
  {
    id: "context",
    label: "A context that is not passed on",
    language: "go",
    code: `package orders

import (
	"context"
	"net/http"
)

func load(ctx context.Context, url string) (*http.Response, error) {
	req, err := http.NewRequest(http.MethodGet, url, nil)
	if err != nil {
		return nil, err
	}
	return http.DefaultClient.Do(req)
}
`,
  },
];
