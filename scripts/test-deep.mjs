// npm run test:deep [-- names of stages or of their parts]: npm test with the long form of each.
process.env.DEEP = "1";
await import("./test.mjs");
