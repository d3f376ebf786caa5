export class Stop extends Error {}
export function main(body: () => Promise<void>): Promise<void>;
