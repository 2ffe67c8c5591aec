/**
 * The two parts of undici that are used, without all the others that its front door loads.
 * @module
 */

import type { buildConnector as Build, Client as ClientClass } from "undici";
// @ts-types="undici"
import connect from "undici/lib/core/connect.js";
// @ts-types="undici"
import client from "undici/lib/dispatcher/client.js";

/** Makes connectors. */
export const buildConnector = connect as unknown as typeof Build;
/** An HTTP/1.1 client of one connection. */
export const Client = client as unknown as typeof ClientClass;
/** An HTTP/1.1 client of one connection. */
export type Client = ClientClass;
