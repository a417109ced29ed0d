// Generated from specs/mixpanel-annotations.yaml by tools/codegen. Do not edit; run `pnpm generate`.

export interface paths {
    readonly "/api/2.0/annotations/": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List annotations, in the legacy generation
         * @description The annotations of a span of days.
         */
        readonly get: operations["listAnnotationsLegacy"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/2.0/annotations/create/": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Create an annotation, in the legacy generation
         * @description Marks a moment with a text. It writes, though it is a GET; a repetition creates a second annotation.
         */
        readonly get: operations["createAnnotationLegacy"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/2.0/annotations/delete/": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Delete an annotation, in the legacy generation
         * @description Deletes one annotation by its number. It writes, though it is a GET.
         */
        readonly get: operations["deleteAnnotationLegacy"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/2.0/annotations/update/": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Change an annotation, in the legacy generation
         * @description Changes the moment and the text of an annotation. It writes, though it is a GET. The current generation cannot
         *     change the moment.
         */
        readonly get: operations["updateAnnotationLegacy"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/app/projects/{project_id}/annotations": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List annotations
         * @description The annotations of a span of days, or all of them.
         */
        readonly get: operations["listAnnotations"];
        readonly put?: never;
        /**
         * Create an annotation
         * @description Marks a moment with a text. A repetition creates a second annotation.
         */
        readonly post: operations["createAnnotation"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/app/projects/{project_id}/annotations/{annotation_id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Read an annotation
         * @description One annotation by its number.
         */
        readonly get: operations["getAnnotation"];
        readonly put?: never;
        readonly post?: never;
        /**
         * Delete an annotation
         * @description Deletes one annotation by its number.
         */
        readonly delete: operations["deleteAnnotation"];
        readonly options?: never;
        readonly head?: never;
        /**
         * Change an annotation
         * @description Changes the text, the tags, or both. The moment stays.
         */
        readonly patch: operations["updateAnnotation"];
        readonly trace?: never;
    };
    readonly "/api/app/projects/{project_id}/annotations/tags": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List the tags
         * @description The tags of the project, and whether an annotation has them.
         */
        readonly get: operations["listAnnotationTags"];
        readonly put?: never;
        /**
         * Create a tag
         * @description Adds a tag that annotations can then have.
         */
        readonly post: operations["createAnnotationTag"];
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
        /** @description A moment with a text. */
        readonly Annotation: {
            /** @description The moment, as 2026-05-01 13:00:00. */
            readonly date: string;
            readonly description: string;
            readonly id: number;
            readonly tags?: readonly components["schemas"]["AnnotationTag"][];
            readonly user?: components["schemas"]["Author"];
        };
        /** @description One annotation. */
        readonly AnnotationAnswer: {
            readonly results: components["schemas"]["Annotation"];
            readonly status: string;
        };
        /** @description What to change. */
        readonly AnnotationChanges: {
            readonly description?: components["schemas"]["Text"];
            readonly tags?: components["schemas"]["TagIds"];
        };
        /** @description A moment with a text, as the legacy generation tells it. */
        readonly AnnotationLegacy: {
            /** @description The moment, as 2026-05-01 13:00:00. */
            readonly date: string;
            readonly description: string;
            readonly id: number;
            readonly project_id: number;
        };
        /** @description Several annotations. */
        readonly AnnotationsAnswer: {
            readonly results: readonly components["schemas"]["Annotation"][];
            readonly status: string;
        };
        /** @description Several annotations, as the legacy generation tells them. */
        readonly AnnotationsLegacyAnswer: {
            readonly annotations: readonly components["schemas"]["AnnotationLegacy"][];
            /** @description False. A refusal has a text here. */
            readonly error?: boolean;
        };
        /** @description A tag, as an annotation names it. */
        readonly AnnotationTag: {
            readonly id: number;
            readonly name: string;
        };
        /** @description Who wrote an annotation. */
        readonly Author: {
            readonly first_name?: string;
            readonly id?: number;
            readonly last_name?: string;
        };
        /**
         * Format: date
         * @description A calendar day, in the time zone of the project.
         */
        readonly Day: string;
        /** @description The number of an annotation that is gone. */
        readonly DeletedAnswer: {
            readonly results?: {
                readonly id?: number;
            };
            readonly status: string;
        };
        /** @description That it is done. */
        readonly DoneLegacyAnswer: {
            /** @description False. A refusal has a text here. */
            readonly error?: boolean;
        };
        /**
         * Format: datetime
         * @description A day and a time, in the time zone of the project.
         */
        readonly Moment: string;
        /** @description A moment and a text. */
        readonly NewAnnotation: {
            readonly date: components["schemas"]["Moment"];
            readonly description: components["schemas"]["Text"];
            readonly tags?: components["schemas"]["TagIds"];
        };
        /** @description The name of a tag. */
        readonly NewTag: {
            readonly name: components["schemas"]["Text"];
        };
        /** @description Why the service refuses. The members beside `error` differ between its parts. */
        readonly Problem: {
            readonly code?: number;
            readonly error: string;
            readonly request?: string;
            readonly status?: string;
        };
        /** @description A tag. */
        readonly Tag: {
            /** @description Whether an annotation has it. */
            readonly has_annotations?: boolean;
            readonly id: number;
            readonly name: string;
            readonly project_id?: number;
        };
        /** @description Tags, by their numbers. */
        readonly TagIds: readonly number[];
        /** @description A text to show. */
        readonly Text: string;
    };
    responses: {
        /** @description The annotation as it is now. */
        readonly Annotation: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "status": "ok",
                 *       "results": {
                 *         "id": 148,
                 *         "date": "2026-05-01 13:00:00",
                 *         "description": "Launched version 2",
                 *         "user": {
                 *           "id": 7,
                 *           "first_name": "Ada",
                 *           "last_name": "Berg"
                 *         },
                 *         "tags": [
                 *           {
                 *             "id": 31,
                 *             "name": "Releases"
                 *           }
                 *         ]
                 *       }
                 *     }
                 */
                readonly "application/json": components["schemas"]["AnnotationAnswer"];
            };
        };
        /** @description The annotations of the span. */
        readonly Annotations: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "status": "ok",
                 *       "results": [
                 *         {
                 *           "id": 148,
                 *           "date": "2026-05-01 13:00:00",
                 *           "description": "Launched version 2",
                 *           "user": {
                 *             "id": 7,
                 *             "first_name": "Ada",
                 *             "last_name": "Berg"
                 *           },
                 *           "tags": [
                 *             {
                 *               "id": 31,
                 *               "name": "Releases"
                 *             }
                 *           ]
                 *         }
                 *       ]
                 *     }
                 */
                readonly "application/json": components["schemas"]["AnnotationsAnswer"];
            };
        };
        /** @description The annotations of the span. */
        readonly AnnotationsLegacy: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "annotations": [
                 *         {
                 *           "date": "2026-05-01 13:00:00",
                 *           "project_id": 12345,
                 *           "id": 148,
                 *           "description": "Launched version 2"
                 *         }
                 *       ],
                 *       "error": false
                 *     }
                 */
                readonly "application/json": components["schemas"]["AnnotationsLegacyAnswer"];
            };
        };
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
        /** @description The annotation is gone. */
        readonly Deleted: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "status": "ok",
                 *       "results": {
                 *         "id": 148
                 *       }
                 *     }
                 */
                readonly "application/json": components["schemas"]["DeletedAnswer"];
            };
        };
        /** @description It is done. */
        readonly DoneLegacy: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "error": false
                 *     }
                 */
                readonly "application/json": components["schemas"]["DoneLegacyAnswer"];
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
        /** @description There is no such call, or no annotation has this number. */
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
        /** @description The new tag. */
        readonly Tag: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "id": 31,
                 *       "name": "Releases",
                 *       "project_id": 12345,
                 *       "has_annotations": false
                 *     }
                 */
                readonly "application/json": components["schemas"]["Tag"];
            };
        };
        /** @description The tags. */
        readonly Tags: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example [
                 *       {
                 *         "id": 31,
                 *         "name": "Releases",
                 *         "project_id": 12345,
                 *         "has_annotations": true
                 *       }
                 *     ]
                 */
                readonly "application/json": readonly components["schemas"]["Tag"][];
            };
        };
        /** @description The body is larger than the service takes. */
        readonly TooLarge: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "code": 413,
                 *       "error": "request exceeds max limit of 2097152 bytes",
                 *       "status": "Request Entity Too Large"
                 *     }
                 */
                readonly "application/json": components["schemas"]["Problem"];
            };
        };
        /** @description Too many calls at once. Wait and try again. */
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
                 *       "error": "Rate limit exceeded",
                 *       "status": "error"
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
         * @description The annotation.
         * @example 148
         */
        readonly AnnotationId: number;
        /**
         * @description How the answer is written.
         * @example json
         */
        readonly Format: "json" | "csv";
        /**
         * @description The annotation.
         * @example 148
         */
        readonly Id: number;
        /**
         * @description The project.
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
    readonly listAnnotationsLegacy: {
        readonly parameters: {
            readonly query: {
                /**
                 * @description How the answer is written.
                 * @example json
                 */
                readonly format?: components["parameters"]["Format"];
                /**
                 * @description The first day.
                 * @example 2026-05-01
                 */
                readonly from_date: components["schemas"]["Day"];
                /**
                 * @description The last day.
                 * @example 2026-05-31
                 */
                readonly to_date: components["schemas"]["Day"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: components["responses"]["AnnotationsLegacy"];
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
    readonly createAnnotationLegacy: {
        readonly parameters: {
            readonly query: {
                /**
                 * @description The moment to mark.
                 * @example 2026-05-01 13:00:00
                 */
                readonly date: components["schemas"]["Moment"];
                /**
                 * @description The text to show.
                 * @example Launched version 2
                 */
                readonly description: components["schemas"]["Text"];
                /**
                 * @description How the answer is written.
                 * @example json
                 */
                readonly format?: components["parameters"]["Format"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: components["responses"]["DoneLegacy"];
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
    readonly deleteAnnotationLegacy: {
        readonly parameters: {
            readonly query: {
                /**
                 * @description How the answer is written.
                 * @example json
                 */
                readonly format?: components["parameters"]["Format"];
                /**
                 * @description The annotation.
                 * @example 148
                 */
                readonly id: components["parameters"]["Id"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: components["responses"]["DoneLegacy"];
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
    readonly updateAnnotationLegacy: {
        readonly parameters: {
            readonly query: {
                /**
                 * @description The moment to mark.
                 * @example 2026-05-01 13:00:00
                 */
                readonly date: components["schemas"]["Moment"];
                /**
                 * @description The text to show.
                 * @example Launched version 2
                 */
                readonly description: components["schemas"]["Text"];
                /**
                 * @description How the answer is written.
                 * @example json
                 */
                readonly format?: components["parameters"]["Format"];
                /**
                 * @description The annotation.
                 * @example 148
                 */
                readonly id: components["parameters"]["Id"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: components["responses"]["DoneLegacy"];
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
    readonly listAnnotations: {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description The first day.
                 * @example 2026-05-01
                 */
                readonly fromDate?: components["schemas"]["Day"];
                /**
                 * @description The last day.
                 * @example 2026-05-31
                 */
                readonly toDate?: components["schemas"]["Day"];
            };
            readonly header?: never;
            readonly path: {
                /**
                 * @description The project.
                 * @example 12345
                 */
                readonly project_id: components["parameters"]["ProjectId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: components["responses"]["Annotations"];
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
    readonly createAnnotation: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The project.
                 * @example 12345
                 */
                readonly project_id: components["parameters"]["ProjectId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "date": "2026-05-01 13:00:00",
                 *       "description": "Launched version 2",
                 *       "tags": [
                 *         31
                 *       ]
                 *     }
                 */
                readonly "application/json": components["schemas"]["NewAnnotation"];
            };
        };
        readonly responses: {
            readonly 201: components["responses"]["Annotation"];
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 402: components["responses"]["PaymentRequired"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 413: components["responses"]["TooLarge"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["ServerError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly getAnnotation: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The annotation.
                 * @example 148
                 */
                readonly annotation_id: components["parameters"]["AnnotationId"];
                /**
                 * @description The project.
                 * @example 12345
                 */
                readonly project_id: components["parameters"]["ProjectId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: components["responses"]["Annotation"];
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
    readonly deleteAnnotation: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The annotation.
                 * @example 148
                 */
                readonly annotation_id: components["parameters"]["AnnotationId"];
                /**
                 * @description The project.
                 * @example 12345
                 */
                readonly project_id: components["parameters"]["ProjectId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: components["responses"]["Deleted"];
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
    readonly updateAnnotation: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The annotation.
                 * @example 148
                 */
                readonly annotation_id: components["parameters"]["AnnotationId"];
                /**
                 * @description The project.
                 * @example 12345
                 */
                readonly project_id: components["parameters"]["ProjectId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "description": "Launched version 2.0.1"
                 *     }
                 */
                readonly "application/json": components["schemas"]["AnnotationChanges"];
            };
        };
        readonly responses: {
            readonly 200: components["responses"]["Annotation"];
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 402: components["responses"]["PaymentRequired"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 413: components["responses"]["TooLarge"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["ServerError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
    readonly listAnnotationTags: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The project.
                 * @example 12345
                 */
                readonly project_id: components["parameters"]["ProjectId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: components["responses"]["Tags"];
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
    readonly createAnnotationTag: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /**
                 * @description The project.
                 * @example 12345
                 */
                readonly project_id: components["parameters"]["ProjectId"];
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                /**
                 * @example {
                 *       "name": "Releases"
                 *     }
                 */
                readonly "application/json": components["schemas"]["NewTag"];
            };
        };
        readonly responses: {
            readonly 200: components["responses"]["Tag"];
            readonly 400: components["responses"]["BadRequest"];
            readonly 401: components["responses"]["Unauthorized"];
            readonly 402: components["responses"]["PaymentRequired"];
            readonly 403: components["responses"]["Forbidden"];
            readonly 404: components["responses"]["NotFound"];
            readonly 413: components["responses"]["TooLarge"];
            readonly 429: components["responses"]["TooManyRequests"];
            readonly 500: components["responses"]["ServerError"];
            readonly 502: components["responses"]["BadGateway"];
            readonly 503: components["responses"]["Unavailable"];
        };
    };
}
