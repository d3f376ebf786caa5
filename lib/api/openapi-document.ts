/** The parts of JSON Schema that our schemas come to. */
export type JsonSchema = {
  $ref?: string;
  title?: string;
  type?: string | string[];
  description?: string;
  format?: string;
  default?: unknown;
  const?: unknown;
  enum?: unknown[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
};

export type ParameterObject = {
  name: string;
  in: "path" | "query" | "header";
  required: boolean;
  description?: string;
  schema: JsonSchema;
};
export type Example = { summary: string; value: unknown };
type MediaObject = {
  schema: JsonSchema;
  example?: unknown;
  examples?: Record<string, Example>;
};
export type ContentObject = Record<string, MediaObject>;
export type ResponseObject = {
  description: string;
  headers?: Record<string, unknown>;
  content?: ContentObject;
};
export type OperationObject = {
  operationId: string;
  tags: string[];
  summary: string;
  description?: string;
  security?: [];
  "x-scope"?: string;
  parameters: ParameterObject[];
  requestBody?: { required: true; description?: string; content: ContentObject };
  responses: Record<string, ResponseObject>;
};
/** What a receiver is sent; it answers without a body. */
export type WebhookObject = {
  operationId: string;
  summary: string;
  description: string;
  security: [];
  parameters: ParameterObject[];
  requestBody: { required: true; content: ContentObject };
  responses: Record<string, { description: string }>;
};
export type OpenApiDocument = {
  openapi: "3.1.0";
  info: {
    title: string;
    version: string;
    summary: string;
    description: string;
    license: { name: string; identifier: string };
  };
  servers: { url: string }[];
  security: Record<string, []>[];
  tags: { name: string }[];
  paths: Record<string, Record<string, OperationObject>>;
  webhooks: Record<string, { post: WebhookObject }>;
  components: { schemas: Record<string, JsonSchema>; securitySchemes: Record<string, unknown> };
};
