// Generated from specs/kissmetrics-tracking.yaml by tools/codegen. Do not edit; run `pnpm generate`.

export interface paths {
    readonly "/a": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Join two identities
         * @description Says that two identities are the same person. The order of the two does not matter, the same pair may be sent
         *     again, and one person may have any number of identities. It cannot be undone: joining `a` to `b` and then `a` to
         *     `c` makes one person of all three. The join shows once the new identity has recorded something.
         */
        readonly get: operations["alias"];
        readonly put?: never;
        /**
         * Join two identities, as a form
         * @description The same call as `alias`, with the parameters in the body and no query string.
         */
        readonly post: operations["aliasForm"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/e": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Record an event
         * @description Says that a person did something, and sets any other named values as properties of the person at the same
         *     second.
         */
        readonly get: operations["record"];
        readonly put?: never;
        /**
         * Record an event, as a form
         * @description The same call as `record`, with the parameters in the body and no query string.
         */
        readonly post: operations["recordForm"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/s": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Set properties
         * @description Sets every free-form value as a property of the person, without an event.
         */
        readonly get: operations["set"];
        readonly put?: never;
        /**
         * Set properties, as a form
         * @description The same call as `set`, with the parameters in the body and no query string.
         */
        readonly post: operations["setForm"];
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
        /** @description The parameters of `alias`. No others are taken. */
        readonly AliasForm: {
            readonly _c?: components["schemas"]["ClientType"];
            readonly _d?: components["schemas"]["TimestampFlag"];
            readonly _ip?: components["schemas"]["PersonAddress"];
            readonly _k: components["schemas"]["ProductKey"];
            readonly _n: components["schemas"]["Identity"];
            readonly _p: components["schemas"]["Identity"];
            readonly _t?: components["schemas"]["Timestamp"];
            readonly _u?: components["schemas"]["ClientAgent"];
            readonly _ua?: components["schemas"]["PersonAgent"];
            readonly _x?: components["schemas"]["ClientTag"];
        };
        /** @description Name and version of the client that sends the request. */
        readonly ClientAgent: string;
        /** @description An older tag for the client that sends the request. */
        readonly ClientTag: string;
        /** @description The kind of client that sends the request. The mobile clients say `mobile_app`. */
        readonly ClientType: string;
        /** @description What the person did. The service turns `,` and `:` into spaces. Names that differ only in case are one event. */
        readonly EventName: string;
        /**
         * @description Who did it: an address, an account number, anything stable. The service turns `,` and `:` into spaces. Never
         *     send a placeholder such as `anonymous`, `guest` or `null`, which would make one person of everybody it stands
         *     for.
         */
        readonly Identity: string;
        /** @description The IP address of the person, where the sender is not the person's own device. */
        readonly PersonAddress: string;
        /** @description The user agent of the person's device, where the sender is not that device. */
        readonly PersonAgent: string;
        /**
         * @description Names the product that receives the data. Real keys are 40 hexadecimal digits. The form is not enforced, because
         *     tests and fake servers use keys of their own.
         */
        readonly ProductKey: string;
        readonly Properties: {
            readonly [key: string]: components["schemas"]["PropertyValue"];
        };
        /**
         * @description Name of a property. A leading underscore is reserved. The service turns `,` and `:` into spaces, and names that
         *     differ only in case are one property.
         */
        readonly PropertyName: string;
        /**
         * @description Text or a number; case matters. The service decides by content, so the text `123` is the number 123 and `$100`
         *     stays text. Structured values are not understood.
         */
        readonly PropertyValue: string | number;
        /** @description The parameters of `record`, and free-form properties beside them. */
        readonly RecordForm: {
            readonly _c?: components["schemas"]["ClientType"];
            readonly _d?: components["schemas"]["TimestampFlag"];
            readonly _ip?: components["schemas"]["PersonAddress"];
            readonly _k: components["schemas"]["ProductKey"];
            readonly _n: components["schemas"]["EventName"];
            readonly _p: components["schemas"]["Identity"];
            readonly _t?: components["schemas"]["Timestamp"];
            readonly _u?: components["schemas"]["ClientAgent"];
            readonly _ua?: components["schemas"]["PersonAgent"];
            readonly _x?: components["schemas"]["ClientTag"];
        } & {
            readonly [key: string]: components["schemas"]["PropertyValue"];
        };
        /** @description The parameters of `set`, and free-form properties beside them. */
        readonly SetForm: {
            readonly _c?: components["schemas"]["ClientType"];
            readonly _d?: components["schemas"]["TimestampFlag"];
            readonly _ip?: components["schemas"]["PersonAddress"];
            readonly _k: components["schemas"]["ProductKey"];
            readonly _p: components["schemas"]["Identity"];
            readonly _t?: components["schemas"]["Timestamp"];
            readonly _u?: components["schemas"]["ClientAgent"];
            readonly _ua?: components["schemas"]["PersonAgent"];
            readonly _x?: components["schemas"]["ClientTag"];
        } & {
            readonly [key: string]: components["schemas"]["PropertyValue"];
        };
        /**
         * @description When it happened, in whole seconds since 1970 UTC. The service uses it only when `_d` is 1. Without the flag it
         *     does no more than make the request unique.
         */
        readonly Timestamp: number;
        /**
         * @description Send 1 to date the request by `_t`. Otherwise the time of arrival counts.
         * @default 0
         * @enum {integer}
         */
        readonly TimestampFlag: 0 | 1;
    };
    responses: {
        /**
         * @description A transparent image of one pixel, so that a page can send the request as an image. It comes back for wrong
         *     parameters as well and is no proof that anything was stored.
         */
        readonly Received: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "image/gif": unknown;
            };
        };
        /** @description The service has already seen this very request. Nothing is left to do. */
        readonly SeenBefore: {
            headers: {
                readonly [name: string]: unknown;
            };
            content?: never;
        };
    };
    parameters: {
        /** @example shop-app/3.1.0 */
        readonly ClientAgent: components["schemas"]["ClientAgent"];
        /** @example ios/2.0 */
        readonly ClientTag: components["schemas"]["ClientTag"];
        /** @example mobile_app */
        readonly ClientType: components["schemas"]["ClientType"];
        /** @example Signed Up */
        readonly EventName: components["schemas"]["EventName"];
        /** @example visitor-7f3a */
        readonly OtherIdentity: components["schemas"]["Identity"];
        /** @example bob@example.com */
        readonly Person: components["schemas"]["Identity"];
        /** @example 203.0.113.7 */
        readonly PersonAddress: components["schemas"]["PersonAddress"];
        /** @example Mozilla/5.0 (X11; Linux x86_64) */
        readonly PersonAgent: components["schemas"]["PersonAgent"];
        /** @example 0123456789abcdef0123456789abcdef01234567 */
        readonly ProductKey: components["schemas"]["ProductKey"];
        /**
         * @description Free-form properties, each a parameter of its own under its own name.
         * @example {
         *       "plan": "pro",
         *       "seats": 3
         *     }
         */
        readonly Properties: components["schemas"]["Properties"];
        /** @example 1777593600 */
        readonly Timestamp: components["schemas"]["Timestamp"];
        /** @example 1 */
        readonly TimestampFlag: components["schemas"]["TimestampFlag"];
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readonly alias: {
        readonly parameters: {
            readonly query: {
                /** @example mobile_app */
                readonly _c?: components["parameters"]["ClientType"];
                /** @example 1 */
                readonly _d?: components["parameters"]["TimestampFlag"];
                /** @example 203.0.113.7 */
                readonly _ip?: components["parameters"]["PersonAddress"];
                /** @example 0123456789abcdef0123456789abcdef01234567 */
                readonly _k: components["parameters"]["ProductKey"];
                /** @example visitor-7f3a */
                readonly _n: components["parameters"]["OtherIdentity"];
                /** @example bob@example.com */
                readonly _p: components["parameters"]["Person"];
                /** @example 1777593600 */
                readonly _t?: components["parameters"]["Timestamp"];
                /** @example shop-app/3.1.0 */
                readonly _u?: components["parameters"]["ClientAgent"];
                /** @example Mozilla/5.0 (X11; Linux x86_64) */
                readonly _ua?: components["parameters"]["PersonAgent"];
                /** @example ios/2.0 */
                readonly _x?: components["parameters"]["ClientTag"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: components["responses"]["Received"];
            readonly 304: components["responses"]["SeenBefore"];
        };
    };
    readonly aliasForm: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/x-www-form-urlencoded": components["schemas"]["AliasForm"];
            };
        };
        readonly responses: {
            readonly 200: components["responses"]["Received"];
            readonly 304: components["responses"]["SeenBefore"];
        };
    };
    readonly record: {
        readonly parameters: {
            readonly query: {
                /** @example mobile_app */
                readonly _c?: components["parameters"]["ClientType"];
                /** @example 1 */
                readonly _d?: components["parameters"]["TimestampFlag"];
                /** @example 203.0.113.7 */
                readonly _ip?: components["parameters"]["PersonAddress"];
                /** @example 0123456789abcdef0123456789abcdef01234567 */
                readonly _k: components["parameters"]["ProductKey"];
                /** @example Signed Up */
                readonly _n: components["parameters"]["EventName"];
                /** @example bob@example.com */
                readonly _p: components["parameters"]["Person"];
                /** @example 1777593600 */
                readonly _t?: components["parameters"]["Timestamp"];
                /** @example shop-app/3.1.0 */
                readonly _u?: components["parameters"]["ClientAgent"];
                /** @example Mozilla/5.0 (X11; Linux x86_64) */
                readonly _ua?: components["parameters"]["PersonAgent"];
                /** @example ios/2.0 */
                readonly _x?: components["parameters"]["ClientTag"];
                /**
                 * @description Free-form properties, each a parameter of its own under its own name.
                 * @example {
                 *       "plan": "pro",
                 *       "seats": 3
                 *     }
                 */
                readonly properties?: components["parameters"]["Properties"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: components["responses"]["Received"];
            readonly 304: components["responses"]["SeenBefore"];
        };
    };
    readonly recordForm: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/x-www-form-urlencoded": components["schemas"]["RecordForm"];
            };
        };
        readonly responses: {
            readonly 200: components["responses"]["Received"];
            readonly 304: components["responses"]["SeenBefore"];
        };
    };
    readonly set: {
        readonly parameters: {
            readonly query: {
                /** @example mobile_app */
                readonly _c?: components["parameters"]["ClientType"];
                /** @example 1 */
                readonly _d?: components["parameters"]["TimestampFlag"];
                /** @example 203.0.113.7 */
                readonly _ip?: components["parameters"]["PersonAddress"];
                /** @example 0123456789abcdef0123456789abcdef01234567 */
                readonly _k: components["parameters"]["ProductKey"];
                /** @example bob@example.com */
                readonly _p: components["parameters"]["Person"];
                /** @example 1777593600 */
                readonly _t?: components["parameters"]["Timestamp"];
                /** @example shop-app/3.1.0 */
                readonly _u?: components["parameters"]["ClientAgent"];
                /** @example Mozilla/5.0 (X11; Linux x86_64) */
                readonly _ua?: components["parameters"]["PersonAgent"];
                /** @example ios/2.0 */
                readonly _x?: components["parameters"]["ClientTag"];
                /**
                 * @description Free-form properties, each a parameter of its own under its own name.
                 * @example {
                 *       "plan": "pro",
                 *       "seats": 3
                 *     }
                 */
                readonly properties?: components["parameters"]["Properties"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: components["responses"]["Received"];
            readonly 304: components["responses"]["SeenBefore"];
        };
    };
    readonly setForm: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/x-www-form-urlencoded": components["schemas"]["SetForm"];
            };
        };
        readonly responses: {
            readonly 200: components["responses"]["Received"];
            readonly 304: components["responses"]["SeenBefore"];
        };
    };
}
