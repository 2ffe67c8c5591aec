/**
 * What a comparison found: every load on every client, and the whole product.
 * @module
 */

import type { Load } from "./load.ts";
import type { Measured } from "./measured.ts";
import type { ProductMeasured } from "./product.ts";
import type { ClientName } from "./programs.ts";

/** One load on every client. */
export interface LoadResult {
  readonly load: Load;
  readonly by: Readonly<Partial<Record<ClientName, Measured>>>;
}

/** The product beside the bare loop of the native client. */
export interface ProductResult {
  readonly product: ProductMeasured;
  readonly bare: Measured;
}

/** Everything. */
export interface Results {
  readonly loads: readonly LoadResult[];
  /** Absent where it was not asked for. */
  readonly product?: ProductResult;
}
