declare module "opossum" {
  type Options = {
    timeout: number | false;
    errorThresholdPercentage: number;
    resetTimeout: number;
    rollingCountTimeout: number;
    rollingCountBuckets: number;
    volumeThreshold: number;
    rollingPercentilesEnabled: boolean;
    enableSnapshots: boolean;
  };

  /** Of opossum 8, what the comparison with it uses. */
  export default class CircuitBreaker<A extends unknown[], R> {
    constructor(action: (...args: A) => Promise<R>, options: Options);
    readonly opened: boolean;
    readonly halfOpen: boolean;
    fire(...args: A): Promise<R>;
    shutdown(): void;
  }
}
