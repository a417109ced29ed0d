// Generated from specs/mixpanel-export.yaml by tools/codegen. Do not edit; run `pnpm generate`.

export interface paths {
    readonly "/api/2.0/export": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Download events
         * @description Every event of the days from `from_date` to `to_date`, one JSON object per line, in no order that is promised.
         */
        readonly get: operations["exportEvents"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * Format: date
         * @description A calendar day.
         */
        readonly Day: string;
        /** @description One line of the answer. */
        readonly Event: {
            /** @description The name of the event. */
            readonly event: string;
            readonly properties: {
                /** @description Tells the event from any other with the same name, time and person. */
                readonly $insert_id?: string;
                /** @description Who did it. */
                readonly distinct_id?: string | number;
                /** @description When it happened, in seconds, or in milliseconds where they were asked for. */
                readonly time: number;
            } & {
                readonly [key: string]: unknown;
            };
        };
        /** @description Events as JSON, one per line. An empty text where there are none. */
        readonly EventLines: string;
        /** @description Why the service refuses. The members beside `error` differ between its parts. */
        readonly Problem: {
            readonly code?: number;
            readonly error: string;
            readonly request?: string;
            readonly status?: string;
        };
    };
    responses: {
        /** @description Something between client and service failed. No body is documented; wait and try again, as for 429. */
        readonly BadGateway: {
            headers: {
                readonly [name: string]: unknown;
            };
            content?: never;
        };
        /**
         * @description A parameter is missing, wrong or unknown. In the legacy generation also a signature that is wrong or out of
         *     date.
         */
        readonly BadRequest: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["Problem"];
            };
        };
        /** @description Events, one JSON object per line. */
        readonly Events: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {"event":"Signed Up","properties":{"time":1777593600,"distinct_id":"bob","$insert_id":"29fc2962","plan":"pro"}}
                 *     {"event":"Checkout","properties":{"time":1777593660,"distinct_id":"bob","$insert_id":"5f1f1c5e","total":9.5}}
                 */
                readonly "text/plain": components["schemas"]["EventLines"];
            };
        };
        /** @description The credentials are right, and their role does not reach this project or this call. */
        readonly Forbidden: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": "Permission denied",
                 *       "status": "error"
                 *     }
                 */
                readonly "application/json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no such call. */
        readonly NotFound: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": "Not found",
                 *       "status": "error"
                 *     }
                 */
                readonly "application/json": components["schemas"]["Problem"];
            };
        };
        /** @description The plan of the project does not include this call. */
        readonly PaymentRequired: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": "Your plan does not allow API calls. Upgrade at mixpanel.com/pricing"
                 *     }
                 */
                readonly "application/json": components["schemas"]["Problem"];
            };
        };
        /** @description The service failed. No body is documented. */
        readonly ServerError: {
            headers: {
                readonly [name: string]: unknown;
            };
            content?: never;
        };
        /** @description The project has used up its calls, or has too many under way. Wait and try again. */
        readonly TooManyRequests: {
            headers: {
                /**
                 * @description When to try again, in seconds or as a date. Mostly absent.
                 * @example 60
                 */
                readonly "Retry-After"?: string;
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "request": "/api/2.0/export",
                 *       "error": "Query rate limit exceeded for project_id: 12345. 1/100 queries running concurrently and 61/60 queries running in the last hour."
                 *     }
                 */
                readonly "application/json": components["schemas"]["Problem"];
            };
        };
        /** @description The credentials are missing, wrong or out of date. */
        readonly Unauthorized: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": "Invalid credentials",
                 *       "status": "error"
                 *     }
                 */
                readonly "application/json": components["schemas"]["Problem"];
            };
        };
        /** @description The service is overloaded or under repair. No body is documented; wait and try again, as for 429. */
        readonly Unavailable: {
            headers: {
                readonly [name: string]: unknown;
            };
            content?: never;
        };
    };
    parameters: {
        /**
         * @description The project to ask. Required with a service account.
         * @example 12345
         */
        readonly ProjectId: number;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readonly exportEvents: {
        readonly parameters: {
            readonly query: {
                /**
                 * @description The data bucket to ask, in projects that once had several.
                 * @example 5
                 */
                readonly bucket?: string;
                /** @description Only the events of these names. */
                readonly event?: string;
                /**
                 * @description Has no effect here.
                 * @example json
                 */
                readonly format?: "json" | "csv";
                /**
                 * @description The first day.
                 * @example 2026-05-01
                 */
                readonly from_date: components["schemas"]["Day"];
                /**
                 * @description How many events at most.
                 * @example 1000
                 */
                readonly limit?: number;
                /**
                 * @description The project to ask. Required with a service account.
                 * @example 12345
                 */
                readonly project_id?: components["parameters"]["ProjectId"];
                /**
                 * @description Whether times are in milliseconds instead of seconds.
                 * @example true
                 */
                readonly time_in_ms?: boolean;
                /**
                 * @description The last day. It is part of the answer.
                 * @example 2026-05-01
                 */
                readonly to_date: components["schemas"]["Day"];
                /**
                 * @description Only the events that fit this segmentation expression.
                 * @example properties["plan"] == "pro"
                 */
                readonly where?: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: components["responses"]["Events"];
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 402: components["responses"]["PaymentRequired"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["ServerError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
}
