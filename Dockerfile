FROM node:22-bookworm-slim AS build
WORKDIR /burnline
ENV NEXT_TELEMETRY_DISABLED=1
# What SQLite is compiled with where no prebuilt addon can be fetched.
RUN apt-get update && apt-get install -y --no-install-recommends python3 make g++ && rm -rf /var/lib/apt/lists/*
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund
COPY . .
RUN npm run build && rm -rf .next/cache

FROM node:22-bookworm-slim
WORKDIR /burnline
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1 PORT=3000
COPY --from=build --chown=node:node /burnline ./
RUN mkdir -p data && chown node:node data
USER node
VOLUME /burnline/data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
  CMD node -e "fetch('http://127.0.0.1:' + process.env.PORT + '/healthz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"
CMD ["node", "scripts/start.mjs"]
