// Generated from specs/mixpanel-query.yaml by tools/codegen. Do not edit; run `pnpm generate`.

export interface paths {
    readonly "/api/2.0/engage/": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Query profiles, in the legacy generation
         * @description One page of the profiles that fit. The current generation takes the same question as a form and many more
         *     parameters, see `people`.
         */
        readonly get: operations["peopleLegacy"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/query/cohorts/list": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * List the saved cohorts
         * @description Every saved cohort of the project, with the number of people in it. It takes no body.
         */
        readonly post: operations["cohorts"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/query/engage": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Query profiles
         * @description One page of the profiles that fit. The answer names a session; send it with every further page. The answer also
         *     says how many profiles a page holds: a page with fewer is the last one.
         */
        readonly post: operations["people"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/query/events": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Count events over time
         * @description How often each of the named events happened, per unit of time. The time is either the last units, by
         *     `interval`, or the days from `from_date` to `to_date`.
         *
         *     The number of people cannot be asked by the hour: `type: unique` with `unit: hour` has no answer.
         */
        readonly get: operations["eventCounts"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/query/events/names": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List the names of events
         * @description The names of the most common events of the last 31 days, the most common one first.
         */
        readonly get: operations["eventNames"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/query/events/properties": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Count an event by the values of a property
         * @description How often one event happened with each value of one property, per unit of time. The time is either the last
         *     units, by `interval`, or the days from `from_date` to `to_date`.
         */
        readonly get: operations["propertyCounts"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/query/events/properties/top": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List the properties of an event
         * @description The names of the properties that an event most often has, and how often it has each.
         */
        readonly get: operations["topProperties"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/query/events/properties/values": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List the values of a property
         * @description The most common values of a property of an event, the most common one first.
         */
        readonly get: operations["propertyValues"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/query/events/top": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List the top events of today
         * @description The most common events of today, each with its count and how that changed since yesterday. Today is a day in the
         *     time zone of the project.
         */
        readonly get: operations["topEvents"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/query/funnels": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Compute a saved funnel
         * @description How many people went from step to step of a saved funnel, for each interval in which they took the first step.
         *     Later steps may lie after `to_date`, as long as they are within the conversion window of `length`.
         *
         *     The service only keeps this call going and advises saved Insights reports instead.
         */
        readonly get: operations["funnelReport"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/query/funnels/list": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List the saved funnels
         * @description The saved funnels of the project, by number and name.
         */
        readonly get: operations["funnelList"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/query/insights": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Compute a saved Insights report
         * @description The answer of an Insights report as somebody saved it. Nothing about the report can be changed here.
         */
        readonly get: operations["insights"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/query/jql": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /**
         * Run a JQL script
         * @description The answer of a script written in the service's own dialect of JavaScript. It may run for two minutes, read 5 GB
         *     and return 2 GB. The service only keeps it going and adds nothing to it any more.
         */
        readonly post: operations["jql"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/query/retention": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Compute a retention report
         * @description Of the people who began in an interval, how many came back in that interval and in each later one. A person
         *     begins with `born_event`, or with any `event` where the type is `compounded`. The intervals after the first one
         *     are not parts of each other, so a later count may be larger.
         */
        readonly get: operations["retention"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/query/retention/addiction": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Compute a frequency report
         * @description For each `unit`, how many people did something in at least one, two, three … of its `addiction_unit`s.
         */
        readonly get: operations["frequency"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/query/segmentation": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Count an event, split by an expression
         * @description How often one event happened, per unit of time, split by the value of `on` where there is one.
         */
        readonly get: operations["segmentation"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/query/segmentation/average": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Average an expression over an event
         * @description The average of a number over the occurrences of one event, per unit of time.
         */
        readonly get: operations["segmentationAverage"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/query/segmentation/multiseg": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Count an event, split by two expressions
         * @description How often one event happened, per unit of time, split by the value of `outer` and within it by that of `inner`.
         *     The service does not document this call and may change it.
         */
        readonly get: operations["segmentationMulti"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/query/segmentation/numeric": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Count an event, split by ranges of a number
         * @description How often one event happened, per unit of time, split by ranges of the number that `on` computes.
         */
        readonly get: operations["segmentationNumeric"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/query/segmentation/sum": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * Sum an expression over an event
         * @description The sum of a number over the occurrences of one event, per unit of time. What is not a number counts as 0.
         */
        readonly get: operations["segmentationSum"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/query/stream/query": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * List what single people did
         * @description The events of the named people, in the order of time. The service only keeps this call going.
         */
        readonly get: operations["activity"];
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
        /** @description Events of people. */
        readonly Activity: {
            readonly results: {
                readonly events: readonly components["schemas"]["Event"][];
            };
            readonly status: string;
        };
        /**
         * @description What to count: every occurrence (`general`), the people behind them (`unique`), or occurrences per person
         *     (`average`).
         * @enum {string}
         */
        readonly AnalysisType: "general" | "unique" | "average";
        /** @description A number for each date. */
        readonly ByDate: {
            readonly [key: string]: number;
        };
        /** @description A saved cohort. */
        readonly Cohort: {
            /** @description How many people are in it. */
            readonly count: number;
            /** @description A day and a time, as 2026-03-19 23:49:51. */
            readonly created?: string;
            readonly description?: string;
            readonly id: number;
            /** @description 1 where the lists of the service show it, 0 where they do not. */
            readonly is_visible?: number;
            readonly name: string;
            readonly project_id?: number;
        };
        /**
         * Format: date
         * @description A calendar day.
         */
        readonly Day: string;
        /** @description Something that happened. */
        readonly Event: {
            readonly event: string;
            readonly properties: {
                readonly [key: string]: unknown;
            };
        };
        /**
         * Format: expression
         * @description A segmentation expression over the properties of an event or a profile.
         */
        readonly Expression: string;
        /** @description By the first day of the span. */
        readonly Frequency: {
            readonly data: {
                readonly [key: string]: components["schemas"]["FrequencyCounts"] | {
                    readonly [key: string]: components["schemas"]["FrequencyCounts"];
                };
            };
        };
        /** @description How many people did something in at least one piece of the span, in at least two, and so on. */
        readonly FrequencyCounts: readonly number[];
        /** @description A funnel by the first day of each interval. */
        readonly Funnel: {
            readonly data: {
                readonly [key: string]: components["schemas"]["FunnelInterval"] | components["schemas"]["FunnelSegments"];
            };
            readonly meta: {
                /** @description The first day of each interval, in order. */
                readonly dates: readonly string[];
            };
        };
        /** @description A funnel, for those who began it in one interval. */
        readonly FunnelInterval: {
            /** @description The funnel in short. */
            readonly analysis: {
                /** @description How many people took the last step. */
                readonly completion: number;
                /** @description How many people took the first step. */
                readonly starting_amount: number;
                /** @description How many steps there are. */
                readonly steps: number;
                /** @description The step that loses most, counted from zero. */
                readonly worst: number;
            };
            readonly steps: components["schemas"]["FunnelSteps"];
        };
        /** @description A saved funnel. */
        readonly FunnelName: {
            readonly funnel_id: number;
            readonly name: string;
        };
        /** @description A funnel, split by the value of `on`. The steps of everybody are under `$overall`. */
        readonly FunnelSegments: {
            readonly [key: string]: components["schemas"]["FunnelSteps"];
        };
        /** @description A step of a funnel, and how many people took it. */
        readonly FunnelStep: {
            /** @description Seconds since the step before, on average. Null where there is none. */
            readonly avg_time?: number | null;
            /** @description Seconds since the first step, on average. Null where there is none. */
            readonly avg_time_from_start?: number | null;
            /** @description How many people got here. */
            readonly count: number;
            /** @description True for a custom event, absent for any other. */
            readonly custom_event?: boolean;
            /** @description The number of a custom event. */
            readonly custom_event_id?: number;
            /** @description The same as `goal`. */
            readonly event?: string;
            /** @description The event of the step; `$custom_event:` and a number for a custom one. */
            readonly goal: string;
            /** @description The part of the people of the first step, between 0 and 1. */
            readonly overall_conv_ratio: number;
            /** @description The part of the people of the step before, between 0 and 1. */
            readonly step_conv_ratio: number;
            /** @description The name of the step as the report shows it. */
            readonly step_label?: string;
        };
        /** @description The steps of a funnel, in order. */
        readonly FunnelSteps: readonly components["schemas"]["FunnelStep"][];
        /** @description What a saved report shows. */
        readonly Insights: {
            /** @description When the service computed it. */
            readonly computed_at: string;
            readonly date_range: {
                /** @description The first moment. */
                readonly from_date: string;
                /** @description The last moment. */
                readonly to_date: string;
            };
            /** @description What the keys of `series` are, from the outermost inwards. */
            readonly headers: readonly string[];
            /** @description The numbers of the report, by the name of its metric and then by whatever it is split by. */
            readonly series: {
                readonly [key: string]: components["schemas"]["InsightsSeries"];
            };
        };
        /** @description A number, or more of them by date or by value. */
        readonly InsightsSeries: number | {
            readonly [key: string]: components["schemas"]["InsightsSeries"];
        };
        /** @description Any JSON value, mostly an array. */
        readonly JqlAnswer: unknown;
        /** @description A script and what it is given. */
        readonly JqlForm: {
            /** @description What the script finds in its global `params`. */
            readonly params?: {
                readonly [key: string]: unknown;
            };
            /** @description The script. Its function `main` returns the answer. */
            readonly script: string;
        };
        /** @description Names or values, in an order. */
        readonly Names: readonly string[];
        /** @description Counts by the value of `outer`, then of `inner`, then by date. */
        readonly NestedSeries: {
            readonly data: {
                readonly series: readonly string[];
                readonly values: {
                    readonly [key: string]: {
                        readonly [key: string]: components["schemas"]["ByDate"];
                    };
                };
            };
            readonly legend_size: number;
        };
        /** @description One number for each date. */
        readonly Numbers: {
            /** @description When the service computed it. */
            readonly computed_at?: string;
            readonly results: components["schemas"]["ByDate"];
            readonly status?: string;
        };
        /**
         * @description A page, counted from zero.
         * @default 0
         */
        readonly Page: number;
        /** @description Which profiles, and what of them. */
        readonly PeopleForm: {
            /** @description The second that `behaviors` are computed for. Without it, the second page of such a question fails. */
            readonly as_of_timestamp?: number;
            /** @description Event selectors that `where` may refer to, as a JSON array. Not together with `filter_by_cohort`. */
            readonly behaviors?: string;
            /** @description Ask for the profiles of groups instead of people, by the id of the group key. */
            readonly data_group_id?: string;
            /** @description One profile, by its id. */
            readonly distinct_id?: string;
            /** @description Several profiles, by their ids. */
            readonly distinct_ids?: readonly string[];
            /** @description Only the members of this cohort, `{"id":12345}`. Not together with `behaviors`. */
            readonly filter_by_cohort?: {
                readonly [key: string]: unknown;
            };
            /**
             * @description Whether members of the cohort without a profile count as well.
             * @default true
             */
            readonly include_all_users?: boolean;
            /** @description Only these properties of each profile. All of them where it is absent. */
            readonly output_properties?: readonly string[];
            readonly page?: components["schemas"]["Page"];
            readonly session_id?: components["schemas"]["SessionId"];
            readonly where?: components["schemas"]["Expression"];
        };
        /** @description A page of profiles. */
        readonly PeoplePage: {
            /** @description Which page this is, counted from zero. */
            readonly page: number;
            /** @description How many profiles a full page holds. */
            readonly page_size: number;
            readonly results: readonly components["schemas"]["Profile"][];
            /** @description The name of this question, for further pages. */
            readonly session_id?: string;
            readonly status?: string;
            /** @description How many profiles fit, in all. Do not rely on it; a page that is not full is the last one. */
            readonly total?: number;
        };
        /** @description Why the service refuses. The members beside `error` differ between its parts. */
        readonly Problem: {
            readonly code?: number;
            readonly error: string;
            readonly request?: string;
            readonly status?: string;
        };
        /** @description A profile of a person or a group. */
        readonly Profile: {
            /** @description Who it is. */
            readonly $distinct_id: string | number;
            readonly $properties: {
                readonly [key: string]: unknown;
            };
        };
        /** @description By the first day of the interval that people began in. */
        readonly Retention: {
            readonly [key: string]: components["schemas"]["RetentionInterval"] | components["schemas"]["RetentionSegments"];
        };
        /** @description Those who began in one interval, and how many of them came back. */
        readonly RetentionInterval: {
            /** @description How many came back in the interval that they began in, and in each later one. */
            readonly counts: readonly number[];
            /** @description How many began. */
            readonly first: number;
        };
        /** @description The same, split by the value of `on`. */
        readonly RetentionSegments: {
            readonly [key: string]: components["schemas"]["RetentionInterval"];
        };
        /**
         * @description Counts by name or value, then by date. Dates are days, or moments where the unit is smaller. Nothing here is in
         *     order.
         */
        readonly Series: {
            readonly data: {
                /** @description The dates of the answer. */
                readonly series: readonly string[];
                /** @description The counts of each name or value. A date that counts nothing may be missing. */
                readonly values: {
                    readonly [key: string]: components["schemas"]["ByDate"];
                };
            };
            /** @description How many names or values there are. */
            readonly legend_size: number;
        };
        /** @description The name of a paged question, from its first page. */
        readonly SessionId: string;
        /** @description Events with their counts, the most common one first. */
        readonly TopEvents: {
            readonly events: readonly {
                /** @description What was counted today. */
                readonly amount: number;
                readonly event: string;
                /** @description The change since yesterday, as a part of yesterday; -0.25 is a quarter less. */
                readonly percent_change: number;
            }[];
            /** @description What was counted, as asked. */
            readonly type: string;
        };
        /** @description How often an event has each property, by name. */
        readonly TopProperties: {
            readonly [key: string]: {
                readonly count: number;
            };
        };
    };
    responses: {
        /** @description What the people did. */
        readonly Activity: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "status": "ok",
                 *       "results": {
                 *         "events": [
                 *           {
                 *             "event": "Signed Up",
                 *             "properties": {
                 *               "time": 1777593600,
                 *               "distinct_id": "bob@example.com",
                 *               "plan": "pro"
                 *             }
                 *           }
                 *         ]
                 *       }
                 *     }
                 */
                readonly "application/json": components["schemas"]["Activity"];
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
        /** @description The saved cohorts. */
        readonly Cohorts: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example [
                 *       {
                 *         "count": 150,
                 *         "is_visible": 1,
                 *         "description": "People who paid in the last 90 days.",
                 *         "created": "2026-03-19 23:49:51",
                 *         "project_id": 12345,
                 *         "id": 1000,
                 *         "name": "Paying"
                 *       }
                 *     ]
                 */
                readonly "application/json": readonly components["schemas"]["Cohort"][];
            };
        };
        /** @description Names of events, the most common one first. */
        readonly EventNames: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example [
                 *       "Viewed Homepage",
                 *       "Signed Up"
                 *     ]
                 */
                readonly "application/json": components["schemas"]["Names"];
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
        /** @description How often people did something, for each span. */
        readonly Frequency: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "2026-05-01": [
                 *           305,
                 *           107,
                 *           60
                 *         ],
                 *         "2026-05-02": [
                 *           495,
                 *           204,
                 *           117
                 *         ]
                 *       }
                 *     }
                 */
                readonly "application/json": components["schemas"]["Frequency"];
            };
        };
        /** @description The steps of a funnel, for each interval. */
        readonly Funnel: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "meta": {
                 *         "dates": [
                 *           "2026-05-01"
                 *         ]
                 *       },
                 *       "data": {
                 *         "2026-05-01": {
                 *           "steps": [
                 *             {
                 *               "count": 762,
                 *               "goal": "Signed Up",
                 *               "event": "Signed Up",
                 *               "step_conv_ratio": 1,
                 *               "overall_conv_ratio": 1,
                 *               "avg_time": null,
                 *               "avg_time_from_start": null
                 *             },
                 *             {
                 *               "count": 69,
                 *               "goal": "Checkout",
                 *               "event": "Checkout",
                 *               "step_conv_ratio": 0.09055118110236221,
                 *               "overall_conv_ratio": 0.09055118110236221,
                 *               "avg_time": 86.5,
                 *               "avg_time_from_start": 86.5
                 *             }
                 *           ],
                 *           "analysis": {
                 *             "completion": 69,
                 *             "starting_amount": 762,
                 *             "steps": 2,
                 *             "worst": 1
                 *           }
                 *         }
                 *       }
                 *     }
                 */
                readonly "application/json": components["schemas"]["Funnel"];
            };
        };
        /** @description The saved funnels. */
        readonly Funnels: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example [
                 *       {
                 *         "funnel_id": 7509,
                 *         "name": "Signup funnel"
                 *       }
                 *     ]
                 */
                readonly "application/json": readonly components["schemas"]["FunnelName"][];
            };
        };
        /** @description What a saved report shows. */
        readonly Insights: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "computed_at": "2026-05-02T12:52:44.109205+00:00",
                 *       "date_range": {
                 *         "from_date": "2026-05-01T00:00:00-07:00",
                 *         "to_date": "2026-05-02T23:59:59.999000-07:00"
                 *       },
                 *       "headers": [
                 *         "$event"
                 *       ],
                 *       "series": {
                 *         "Signed Up": {
                 *           "2026-05-01T00:00:00-07:00": 9852,
                 *           "2026-05-02T00:00:00-07:00": 4291
                 *         }
                 *       }
                 *     }
                 */
                readonly "application/json": components["schemas"]["Insights"];
            };
        };
        /** @description What the script returns. */
        readonly Jql: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example [
                 *       {
                 *         "key": [
                 *           "Signed Up"
                 *         ],
                 *         "value": 6
                 *       }
                 *     ]
                 */
                readonly "application/json": components["schemas"]["JqlAnswer"];
            };
        };
        /** @description Counts by two values and by date. */
        readonly NestedSeries: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "series": [
                 *           "2026-05-01"
                 *         ],
                 *         "values": {
                 *           "Texas": {
                 *             "Austin": {
                 *               "2026-05-01": 3181
                 *             },
                 *             "Charlotte": {
                 *               "2026-05-01": 0
                 *             }
                 *           }
                 *         }
                 *       },
                 *       "legend_size": 4
                 *     }
                 */
                readonly "application/json": components["schemas"]["NestedSeries"];
            };
        };
        /** @description There is no such call, or nothing has the number that was asked for. */
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
        /** @description One number for each date. */
        readonly Numbers: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "results": {
                 *         "2026-05-01": 376,
                 *         "2026-05-02": 634.5
                 *       },
                 *       "status": "ok",
                 *       "computed_at": "2026-05-03T23:02:11.666218+00:00"
                 *     }
                 */
                readonly "application/json": components["schemas"]["Numbers"];
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
        /** @description One page of profiles. */
        readonly PeoplePage: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "page": 0,
                 *       "page_size": 1000,
                 *       "session_id": "1234567890-EXAMPL",
                 *       "status": "ok",
                 *       "total": 1,
                 *       "results": [
                 *         {
                 *           "$distinct_id": "bob@example.com",
                 *           "$properties": {
                 *             "$email": "bob@example.com",
                 *             "plan": "pro"
                 *           }
                 *         }
                 *       ]
                 *     }
                 */
                readonly "application/json": components["schemas"]["PeoplePage"];
            };
        };
        /** @description Values of a property, the most common one first. */
        readonly PropertyValues: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example [
                 *       "free",
                 *       "pro"
                 *     ]
                 */
                readonly "application/json": components["schemas"]["Names"];
            };
        };
        /** @description Counts by range and by date. */
        readonly RangeSeries: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "series": [
                 *           "2026-05-01",
                 *           "2026-05-02"
                 *         ],
                 *         "values": {
                 *           "2,000 - 2,100": {
                 *             "2026-05-01": 1,
                 *             "2026-05-02": 5
                 *           }
                 *         }
                 *       },
                 *       "legend_size": 1
                 *     }
                 */
                readonly "application/json": components["schemas"]["Series"];
            };
        };
        /** @description Who came back, for each interval that people began in. */
        readonly Retention: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "2026-05-01": {
                 *         "counts": [
                 *           9,
                 *           7,
                 *           6
                 *         ],
                 *         "first": 10
                 *       }
                 *     }
                 */
                readonly "application/json": components["schemas"]["Retention"];
            };
        };
        /** @description Counts by name or value and by date. */
        readonly SeriesOrCsv: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "series": [
                 *           "2026-05-01",
                 *           "2026-05-02"
                 *         ],
                 *         "values": {
                 *           "Signed Up": {
                 *             "2026-05-01": 6,
                 *             "2026-05-02": 4
                 *           }
                 *         }
                 *       },
                 *       "legend_size": 1
                 *     }
                 */
                readonly "application/json": components["schemas"]["Series"];
                /**
                 * @example date,Signed Up
                 *     2026-05-01,6
                 *     2026-05-02,4
                 */
                readonly "text/csv": string;
            };
        };
        /** @description The service failed. No body is documented. */
        readonly ServerError: {
            headers: {
                readonly [name: string]: unknown;
            };
            content?: never;
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
                 *       "request": "/api/query/funnels",
                 *       "error": "Query rate limit exceeded for project_id: 12345. 1/5 queries running concurrently and 61/60 queries running in the last hour."
                 *     }
                 */
                readonly "application/json": components["schemas"]["Problem"];
            };
        };
        /** @description The most common events of today. */
        readonly TopEvents: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "events": [
                 *         {
                 *           "amount": 2,
                 *           "event": "Signed Up",
                 *           "percent_change": -0.35
                 *         }
                 *       ],
                 *       "type": "unique"
                 *     }
                 */
                readonly "application/json": components["schemas"]["TopEvents"];
            };
        };
        /** @description The properties of an event, each with a count. */
        readonly TopProperties: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "plan": {
                 *         "count": 295
                 *       },
                 *       "seats": {
                 *         "count": 91
                 *       }
                 *     }
                 */
                readonly "application/json": components["schemas"]["TopProperties"];
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
         * @description The name of one event.
         * @example Signed Up
         */
        readonly Event: string;
        /**
         * @description How the answer is written.
         * @example csv
         */
        readonly Format: "json" | "csv";
        /**
         * @description The first day, in the time zone of the project.
         * @example 2026-05-01
         */
        readonly FromDate: components["schemas"]["Day"];
        /**
         * @description The unit of time of the answer.
         * @example day
         */
        readonly HourOrDay: "hour" | "day";
        /**
         * @description How many units up to now; 1 is the current one alone. Instead of `from_date` and `to_date`.
         * @example 7
         */
        readonly LastUnits: number;
        /**
         * @description How the answer is written.
         * @example json
         */
        readonly LegacyFormat: "json" | "csv";
        /**
         * @description How many values at most.
         * @example 255
         */
        readonly Limit255: number;
        /**
         * @description How many values at most, where the answer is split by `on`; otherwise it does nothing.
         * @example 60
         */
        readonly LimitOfValues: number;
        /**
         * @description The expression that computes a number from each event.
         * @example number(properties["price"])
         */
        readonly NumericExpression: components["schemas"]["Expression"];
        /**
         * @description The expression whose value splits the answer.
         * @example properties["plan"]
         */
        readonly On: components["schemas"]["Expression"];
        /**
         * @description The first day, in the time zone of the project. Instead of `interval`, together with `to_date`.
         * @example 2026-05-01
         */
        readonly OptionalFromDate: components["schemas"]["Day"];
        /**
         * @description The last day, in the time zone of the project. Instead of `interval`, together with `from_date`.
         * @example 2026-05-31
         */
        readonly OptionalToDate: components["schemas"]["Day"];
        /**
         * @description What to count, see `AnalysisType`.
         * @example unique
         */
        readonly OptionalType: "general" | "unique" | "average";
        /**
         * @description The project to ask. Required with a service account.
         * @example 12345
         */
        readonly ProjectId: number;
        /**
         * @description The name of the property.
         * @example plan
         */
        readonly PropertyName: string;
        /**
         * @description The last day, in the time zone of the project. It is part of the answer and not later than today.
         * @example 2026-05-31
         */
        readonly ToDate: components["schemas"]["Day"];
        /**
         * @description What to count, see `AnalysisType`.
         * @example general
         */
        readonly Type: components["schemas"]["AnalysisType"];
        /**
         * @description The unit of time of the answer.
         * @example day
         */
        readonly UnitOfTime: "minute" | "hour" | "day" | "week" | "month";
        /**
         * @description Only what fits this expression.
         * @example properties["plan"] == "pro"
         */
        readonly Where: components["schemas"]["Expression"];
        /**
         * @description The data view to ask, in projects that have several.
         * @example 678
         */
        readonly WorkspaceId: number;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readonly peopleLegacy: {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description How the answer is written.
                 * @example json
                 */
                readonly format?: components["parameters"]["LegacyFormat"];
                /**
                 * @description Which page, counted from zero.
                 * @example 1
                 */
                readonly page?: components["schemas"]["Page"];
                /**
                 * @description The project to ask. Required with a service account.
                 * @example 12345
                 */
                readonly project_id?: components["parameters"]["ProjectId"];
                /**
                 * @description The session that the first page named. Every further page needs it.
                 * @example 1234567890-EXAMPL
                 */
                readonly session_id?: components["schemas"]["SessionId"];
                /**
                 * @description Only what fits this expression.
                 * @example properties["plan"] == "pro"
                 */
                readonly where?: components["parameters"]["Where"];
                /**
                 * @description The data view to ask, in projects that have several.
                 * @example 678
                 */
                readonly workspace_id?: components["parameters"]["WorkspaceId"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: components["responses"]["PeoplePage"];
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
    readonly cohorts: {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description The project to ask. Required with a service account.
                 * @example 12345
                 */
                readonly project_id?: components["parameters"]["ProjectId"];
                /**
                 * @description The data view to ask, in projects that have several.
                 * @example 678
                 */
                readonly workspace_id?: components["parameters"]["WorkspaceId"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: components["responses"]["Cohorts"];
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
    readonly people: {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description The project to ask. Required with a service account.
                 * @example 12345
                 */
                readonly project_id?: components["parameters"]["ProjectId"];
                /**
                 * @description The data view to ask, in projects that have several.
                 * @example 678
                 */
                readonly workspace_id?: components["parameters"]["WorkspaceId"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/x-www-form-urlencoded": components["schemas"]["PeopleForm"];
            };
        };
        readonly responses: {
            readonly 200: components["responses"]["PeoplePage"];
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
    readonly eventCounts: {
        readonly parameters: {
            readonly query: {
                /** @description The names of the events. */
                readonly event: string;
                /**
                 * @description How the answer is written.
                 * @example csv
                 */
                readonly format?: components["parameters"]["Format"];
                /**
                 * @description The first day, in the time zone of the project. Instead of `interval`, together with `to_date`.
                 * @example 2026-05-01
                 */
                readonly from_date?: components["parameters"]["OptionalFromDate"];
                /**
                 * @description How many units up to now; 1 is the current one alone. Instead of `from_date` and `to_date`.
                 * @example 7
                 */
                readonly interval?: components["parameters"]["LastUnits"];
                /**
                 * @description The project to ask. Required with a service account.
                 * @example 12345
                 */
                readonly project_id?: components["parameters"]["ProjectId"];
                /**
                 * @description The last day, in the time zone of the project. Instead of `interval`, together with `from_date`.
                 * @example 2026-05-31
                 */
                readonly to_date?: components["parameters"]["OptionalToDate"];
                /**
                 * @description What to count, see `AnalysisType`.
                 * @example general
                 */
                readonly type: components["parameters"]["Type"];
                /**
                 * @description The unit of time of the answer.
                 * @example day
                 */
                readonly unit: components["parameters"]["UnitOfTime"];
                /**
                 * @description The data view to ask, in projects that have several.
                 * @example 678
                 */
                readonly workspace_id?: components["parameters"]["WorkspaceId"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: components["responses"]["SeriesOrCsv"];
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
    readonly eventNames: {
        readonly parameters: {
            readonly query: {
                /**
                 * @description How the answer is written.
                 * @example json
                 */
                readonly format?: components["parameters"]["LegacyFormat"];
                /**
                 * @description How many values at most.
                 * @example 255
                 */
                readonly limit?: components["parameters"]["Limit255"];
                /**
                 * @description The project to ask. Required with a service account.
                 * @example 12345
                 */
                readonly project_id?: components["parameters"]["ProjectId"];
                /**
                 * @description What to count, see `AnalysisType`.
                 * @example general
                 */
                readonly type: components["parameters"]["Type"];
                /**
                 * @description The data view to ask, in projects that have several.
                 * @example 678
                 */
                readonly workspace_id?: components["parameters"]["WorkspaceId"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: components["responses"]["EventNames"];
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
    readonly propertyCounts: {
        readonly parameters: {
            readonly query: {
                /**
                 * @description The name of one event.
                 * @example Signed Up
                 */
                readonly event: components["parameters"]["Event"];
                /**
                 * @description How the answer is written.
                 * @example csv
                 */
                readonly format?: components["parameters"]["Format"];
                /**
                 * @description The first day, in the time zone of the project. Instead of `interval`, together with `to_date`.
                 * @example 2026-05-01
                 */
                readonly from_date?: components["parameters"]["OptionalFromDate"];
                /**
                 * @description How many units up to now; 1 is the current one alone. Instead of `from_date` and `to_date`.
                 * @example 7
                 */
                readonly interval?: components["parameters"]["LastUnits"];
                /**
                 * @description How many values at most.
                 * @example 255
                 */
                readonly limit?: components["parameters"]["Limit255"];
                /**
                 * @description The name of the property.
                 * @example plan
                 */
                readonly name: components["parameters"]["PropertyName"];
                /**
                 * @description The project to ask. Required with a service account.
                 * @example 12345
                 */
                readonly project_id?: components["parameters"]["ProjectId"];
                /**
                 * @description The last day, in the time zone of the project. Instead of `interval`, together with `from_date`.
                 * @example 2026-05-31
                 */
                readonly to_date?: components["parameters"]["OptionalToDate"];
                /**
                 * @description What to count, see `AnalysisType`.
                 * @example general
                 */
                readonly type: components["parameters"]["Type"];
                /**
                 * @description The unit of time of the answer.
                 * @example day
                 */
                readonly unit: components["parameters"]["UnitOfTime"];
                /** @description Only these values of the property. The most common ones where it is absent. */
                readonly values?: string;
                /**
                 * @description The data view to ask, in projects that have several.
                 * @example 678
                 */
                readonly workspace_id?: components["parameters"]["WorkspaceId"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: components["responses"]["SeriesOrCsv"];
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
    readonly topProperties: {
        readonly parameters: {
            readonly query: {
                /**
                 * @description The name of one event.
                 * @example Signed Up
                 */
                readonly event: components["parameters"]["Event"];
                /**
                 * @description How the answer is written.
                 * @example json
                 */
                readonly format?: components["parameters"]["LegacyFormat"];
                /**
                 * @description How many properties at most.
                 * @example 10
                 */
                readonly limit?: number;
                /**
                 * @description The project to ask. Required with a service account.
                 * @example 12345
                 */
                readonly project_id?: components["parameters"]["ProjectId"];
                /**
                 * @description The data view to ask, in projects that have several.
                 * @example 678
                 */
                readonly workspace_id?: components["parameters"]["WorkspaceId"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: components["responses"]["TopProperties"];
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
    readonly propertyValues: {
        readonly parameters: {
            readonly query: {
                /**
                 * @description The data bucket to ask, in projects that once had several.
                 * @example 5
                 */
                readonly bucket?: string;
                /**
                 * @description The name of one event.
                 * @example Signed Up
                 */
                readonly event: components["parameters"]["Event"];
                /**
                 * @description How the answer is written.
                 * @example json
                 */
                readonly format?: components["parameters"]["LegacyFormat"];
                /**
                 * @description How many values at most.
                 * @example 255
                 */
                readonly limit?: components["parameters"]["Limit255"];
                /**
                 * @description The name of the property.
                 * @example plan
                 */
                readonly name: components["parameters"]["PropertyName"];
                /**
                 * @description The project to ask. Required with a service account.
                 * @example 12345
                 */
                readonly project_id?: components["parameters"]["ProjectId"];
                /**
                 * @description The data view to ask, in projects that have several.
                 * @example 678
                 */
                readonly workspace_id?: components["parameters"]["WorkspaceId"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: components["responses"]["PropertyValues"];
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
    readonly topEvents: {
        readonly parameters: {
            readonly query: {
                /**
                 * @description How the answer is written.
                 * @example json
                 */
                readonly format?: components["parameters"]["LegacyFormat"];
                /**
                 * @description How many events at most.
                 * @example 100
                 */
                readonly limit?: number;
                /**
                 * @description The project to ask. Required with a service account.
                 * @example 12345
                 */
                readonly project_id?: components["parameters"]["ProjectId"];
                /**
                 * @description What to count, see `AnalysisType`.
                 * @example general
                 */
                readonly type: components["parameters"]["Type"];
                /**
                 * @description The data view to ask, in projects that have several.
                 * @example 678
                 */
                readonly workspace_id?: components["parameters"]["WorkspaceId"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: components["responses"]["TopEvents"];
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
    readonly funnelReport: {
        readonly parameters: {
            readonly query: {
                /**
                 * @description How the answer is written.
                 * @example json
                 */
                readonly format?: components["parameters"]["LegacyFormat"];
                /**
                 * @description The first day, in the time zone of the project.
                 * @example 2026-05-01
                 */
                readonly from_date: components["parameters"]["FromDate"];
                /**
                 * @description The funnel, by the number that `funnelList` gives.
                 * @example 7509
                 */
                readonly funnel_id: number;
                /**
                 * @description How many days one interval of the answer covers.
                 * @example 7
                 */
                readonly interval?: number;
                /**
                 * @description How many `length_unit`s a person has for the whole funnel, from the first step on; 90 days at most. As saved
                 *     with the funnel where it is absent.
                 * @example 14
                 */
                readonly length?: number;
                /**
                 * @description The unit of `length`. As saved with the funnel where it is absent.
                 * @example day
                 */
                readonly length_unit?: "day" | "hour" | "minute" | "second";
                /**
                 * @description How many values at most, where the answer is split by `on`; otherwise it does nothing.
                 * @example 255
                 */
                readonly limit?: number;
                /**
                 * @description The expression whose value splits the answer.
                 * @example properties["plan"]
                 */
                readonly on?: components["parameters"]["On"];
                /**
                 * @description The project to ask. Required with a service account.
                 * @example 12345
                 */
                readonly project_id?: components["parameters"]["ProjectId"];
                /**
                 * @description The last day, in the time zone of the project. It is part of the answer and not later than today.
                 * @example 2026-05-31
                 */
                readonly to_date: components["parameters"]["ToDate"];
                /**
                 * @description Another way to say how much one interval of the answer covers.
                 * @example week
                 */
                readonly unit?: "day" | "week" | "month";
                /**
                 * @description Only what fits this expression.
                 * @example properties["plan"] == "pro"
                 */
                readonly where?: components["parameters"]["Where"];
                /**
                 * @description The data view to ask, in projects that have several.
                 * @example 678
                 */
                readonly workspace_id?: components["parameters"]["WorkspaceId"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: components["responses"]["Funnel"];
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
    readonly funnelList: {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description How the answer is written.
                 * @example json
                 */
                readonly format?: components["parameters"]["LegacyFormat"];
                /**
                 * @description The project to ask. Required with a service account.
                 * @example 12345
                 */
                readonly project_id?: components["parameters"]["ProjectId"];
                /**
                 * @description The data view to ask, in projects that have several.
                 * @example 678
                 */
                readonly workspace_id?: components["parameters"]["WorkspaceId"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: components["responses"]["Funnels"];
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
    readonly insights: {
        readonly parameters: {
            readonly query: {
                /**
                 * @description The report, by the number after `report-` in the address of its page.
                 * @example 30109524
                 */
                readonly bookmark_id: number;
                /**
                 * @description The project to ask. Required with a service account.
                 * @example 12345
                 */
                readonly project_id?: components["parameters"]["ProjectId"];
                /**
                 * @description The data view to ask, in projects that have several.
                 * @example 678
                 */
                readonly workspace_id?: components["parameters"]["WorkspaceId"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: components["responses"]["Insights"];
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
    readonly jql: {
        readonly parameters: {
            readonly query?: {
                /**
                 * @description The project to ask. Required with a service account.
                 * @example 12345
                 */
                readonly project_id?: components["parameters"]["ProjectId"];
                /**
                 * @description The data view to ask, in projects that have several.
                 * @example 678
                 */
                readonly workspace_id?: components["parameters"]["WorkspaceId"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/x-www-form-urlencoded": components["schemas"]["JqlForm"];
            };
        };
        readonly responses: {
            readonly 200: components["responses"]["Jql"];
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
    readonly retention: {
        readonly parameters: {
            readonly query: {
                /**
                 * @description The event that people begin with. Required where the type is `birth`, ignored otherwise.
                 * @example Signed Up
                 */
                readonly born_event?: string;
                /**
                 * @description Only people whose first event fits this expression.
                 * @example properties["plan"] == "pro"
                 */
                readonly born_where?: components["schemas"]["Expression"];
                /**
                 * @description The event that counts as coming back. Any event where it is absent.
                 * @example Viewed Report
                 */
                readonly event?: string;
                /**
                 * @description How the answer is written.
                 * @example json
                 */
                readonly format?: components["parameters"]["LegacyFormat"];
                /**
                 * @description The first day, in the time zone of the project.
                 * @example 2026-05-01
                 */
                readonly from_date: components["parameters"]["FromDate"];
                /**
                 * @description How many units one interval covers.
                 * @example 1
                 */
                readonly interval?: number;
                /**
                 * @description How many intervals to answer beside the one that people began in.
                 * @example 8
                 */
                readonly interval_count?: number;
                /**
                 * @description How many values at most, where the answer is split by `on`; otherwise it does nothing.
                 * @example 60
                 */
                readonly limit?: components["parameters"]["LimitOfValues"];
                /**
                 * @description The expression whose value splits the answer.
                 * @example properties["plan"]
                 */
                readonly on?: components["parameters"]["On"];
                /**
                 * @description The project to ask. Required with a service account.
                 * @example 12345
                 */
                readonly project_id?: components["parameters"]["ProjectId"];
                /**
                 * @description `birth` follows people from the first time that they do `born_event`; `compounded` from every time that they
                 *     do `event`.
                 * @example birth
                 */
                readonly retention_type?: "birth" | "compounded";
                /**
                 * @description The last day, in the time zone of the project. It is part of the answer and not later than today.
                 * @example 2026-05-31
                 */
                readonly to_date: components["parameters"]["ToDate"];
                /**
                 * @description Whether coming back later also counts for every earlier interval.
                 * @example false
                 */
                readonly unbounded_retention?: boolean;
                /**
                 * @description The unit of `interval`.
                 * @example week
                 */
                readonly unit?: "day" | "week" | "month";
                /**
                 * @description Only returning events that fit this expression.
                 * @example properties["$browser"] == "Firefox"
                 */
                readonly where?: components["schemas"]["Expression"];
                /**
                 * @description The data view to ask, in projects that have several.
                 * @example 678
                 */
                readonly workspace_id?: components["parameters"]["WorkspaceId"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: components["responses"]["Retention"];
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
    readonly frequency: {
        readonly parameters: {
            readonly query: {
                /**
                 * @description The piece of the span in which a person counts once.
                 * @example day
                 */
                readonly addiction_unit: "hour" | "day";
                /**
                 * @description The event that counts. Any event where it is absent.
                 * @example Viewed Report
                 */
                readonly event?: string;
                /**
                 * @description How the answer is written.
                 * @example json
                 */
                readonly format?: components["parameters"]["LegacyFormat"];
                /**
                 * @description The first day, in the time zone of the project.
                 * @example 2026-05-01
                 */
                readonly from_date: components["parameters"]["FromDate"];
                /**
                 * @description How many values at most, where the answer is split by `on`; otherwise it does nothing.
                 * @example 60
                 */
                readonly limit?: components["parameters"]["LimitOfValues"];
                /**
                 * @description The expression whose value splits the answer.
                 * @example properties["plan"]
                 */
                readonly on?: components["parameters"]["On"];
                /**
                 * @description The project to ask. Required with a service account.
                 * @example 12345
                 */
                readonly project_id?: components["parameters"]["ProjectId"];
                /**
                 * @description The last day, in the time zone of the project. It is part of the answer and not later than today.
                 * @example 2026-05-31
                 */
                readonly to_date: components["parameters"]["ToDate"];
                /**
                 * @description The span in which frequency is measured.
                 * @example week
                 */
                readonly unit: "day" | "week" | "month";
                /**
                 * @description Only what fits this expression.
                 * @example properties["plan"] == "pro"
                 */
                readonly where?: components["parameters"]["Where"];
                /**
                 * @description The data view to ask, in projects that have several.
                 * @example 678
                 */
                readonly workspace_id?: components["parameters"]["WorkspaceId"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: components["responses"]["Frequency"];
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
    readonly segmentation: {
        readonly parameters: {
            readonly query: {
                /**
                 * @description The name of one event.
                 * @example Signed Up
                 */
                readonly event: components["parameters"]["Event"];
                /**
                 * @description How the answer is written.
                 * @example csv
                 */
                readonly format?: components["parameters"]["Format"];
                /**
                 * @description The first day, in the time zone of the project.
                 * @example 2026-05-01
                 */
                readonly from_date: components["parameters"]["FromDate"];
                /**
                 * @description How many days one step of the answer covers. Takes the place of `unit`, and only where `type` is not
                 *     `general`.
                 * @example 7
                 */
                readonly interval?: number;
                /**
                 * @description How many values at most, where the answer is split by `on`; otherwise it does nothing.
                 * @example 60
                 */
                readonly limit?: number;
                /**
                 * @description The expression whose value splits the answer.
                 * @example properties["plan"]
                 */
                readonly on?: components["parameters"]["On"];
                /**
                 * @description The project to ask. Required with a service account.
                 * @example 12345
                 */
                readonly project_id?: components["parameters"]["ProjectId"];
                /**
                 * @description The last day, in the time zone of the project. It is part of the answer and not later than today.
                 * @example 2026-05-31
                 */
                readonly to_date: components["parameters"]["ToDate"];
                /**
                 * @description What to count, see `AnalysisType`.
                 * @example unique
                 */
                readonly type?: components["parameters"]["OptionalType"];
                /**
                 * @description The unit of time of the answer.
                 * @example day
                 */
                readonly unit?: "minute" | "hour" | "day" | "month";
                /**
                 * @description Only what fits this expression.
                 * @example properties["plan"] == "pro"
                 */
                readonly where?: components["parameters"]["Where"];
                /**
                 * @description The data view to ask, in projects that have several.
                 * @example 678
                 */
                readonly workspace_id?: components["parameters"]["WorkspaceId"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: components["responses"]["SeriesOrCsv"];
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
    readonly segmentationAverage: {
        readonly parameters: {
            readonly query: {
                /**
                 * @description The name of one event.
                 * @example Signed Up
                 */
                readonly event: components["parameters"]["Event"];
                /**
                 * @description How the answer is written.
                 * @example json
                 */
                readonly format?: components["parameters"]["LegacyFormat"];
                /**
                 * @description The first day, in the time zone of the project.
                 * @example 2026-05-01
                 */
                readonly from_date: components["parameters"]["FromDate"];
                /**
                 * @description The expression that computes a number from each event.
                 * @example number(properties["price"])
                 */
                readonly on: components["parameters"]["NumericExpression"];
                /**
                 * @description The project to ask. Required with a service account.
                 * @example 12345
                 */
                readonly project_id?: components["parameters"]["ProjectId"];
                /**
                 * @description The last day, in the time zone of the project. It is part of the answer and not later than today.
                 * @example 2026-05-31
                 */
                readonly to_date: components["parameters"]["ToDate"];
                /**
                 * @description The unit of time of the answer.
                 * @example day
                 */
                readonly unit?: components["parameters"]["HourOrDay"];
                /**
                 * @description Only what fits this expression.
                 * @example properties["plan"] == "pro"
                 */
                readonly where?: components["parameters"]["Where"];
                /**
                 * @description The data view to ask, in projects that have several.
                 * @example 678
                 */
                readonly workspace_id?: components["parameters"]["WorkspaceId"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: components["responses"]["Numbers"];
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
    readonly segmentationMulti: {
        readonly parameters: {
            readonly query: {
                /**
                 * @description The name of one event.
                 * @example Signed Up
                 */
                readonly event: components["parameters"]["Event"];
                /**
                 * @description How the answer is written.
                 * @example json
                 */
                readonly format?: components["parameters"]["LegacyFormat"];
                /**
                 * @description The first day, in the time zone of the project.
                 * @example 2026-05-01
                 */
                readonly from_date: components["parameters"]["FromDate"];
                /**
                 * @description What to split each value of `outer` by.
                 * @example properties["$city"]
                 */
                readonly inner?: components["schemas"]["Expression"];
                /**
                 * @description How many values of each expression at most. The top values of `inner` are those of the whole answer, so many
                 *     pairs count zero.
                 * @example 10
                 */
                readonly limit?: number;
                /**
                 * @description What to split the answer by first.
                 * @example properties["$region"]
                 */
                readonly outer?: components["schemas"]["Expression"];
                /**
                 * @description The project to ask. Required with a service account.
                 * @example 12345
                 */
                readonly project_id?: components["parameters"]["ProjectId"];
                /**
                 * @description The last day, in the time zone of the project. It is part of the answer and not later than today.
                 * @example 2026-05-31
                 */
                readonly to_date: components["parameters"]["ToDate"];
                /**
                 * @description What to count, see `AnalysisType`.
                 * @example unique
                 */
                readonly type?: components["parameters"]["OptionalType"];
                /**
                 * @description The unit of time of the answer.
                 * @example day
                 */
                readonly unit?: "minute" | "hour" | "day" | "week" | "month";
                /**
                 * @description Only what fits this expression.
                 * @example properties["plan"] == "pro"
                 */
                readonly where?: components["parameters"]["Where"];
                /**
                 * @description The data view to ask, in projects that have several.
                 * @example 678
                 */
                readonly workspace_id?: components["parameters"]["WorkspaceId"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: components["responses"]["NestedSeries"];
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
    readonly segmentationNumeric: {
        readonly parameters: {
            readonly query: {
                /**
                 * @description Into how many ranges to split.
                 * @example 12
                 */
                readonly buckets?: number;
                /**
                 * @description The name of one event.
                 * @example Signed Up
                 */
                readonly event: components["parameters"]["Event"];
                /**
                 * @description How the answer is written.
                 * @example json
                 */
                readonly format?: components["parameters"]["LegacyFormat"];
                /**
                 * @description The first day, in the time zone of the project.
                 * @example 2026-05-01
                 */
                readonly from_date: components["parameters"]["FromDate"];
                /**
                 * @description The expression that computes a number from each event.
                 * @example number(properties["price"])
                 */
                readonly on: components["parameters"]["NumericExpression"];
                /**
                 * @description The project to ask. Required with a service account.
                 * @example 12345
                 */
                readonly project_id?: components["parameters"]["ProjectId"];
                /**
                 * @description The last day, in the time zone of the project. It is part of the answer and not later than today.
                 * @example 2026-05-31
                 */
                readonly to_date: components["parameters"]["ToDate"];
                /**
                 * @description What to count, see `AnalysisType`.
                 * @example unique
                 */
                readonly type?: components["parameters"]["OptionalType"];
                /**
                 * @description The unit of time of the answer.
                 * @example day
                 */
                readonly unit?: components["parameters"]["HourOrDay"];
                /**
                 * @description Only what fits this expression.
                 * @example properties["plan"] == "pro"
                 */
                readonly where?: components["parameters"]["Where"];
                /**
                 * @description The data view to ask, in projects that have several.
                 * @example 678
                 */
                readonly workspace_id?: components["parameters"]["WorkspaceId"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: components["responses"]["RangeSeries"];
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
    readonly segmentationSum: {
        readonly parameters: {
            readonly query: {
                /**
                 * @description The name of one event.
                 * @example Signed Up
                 */
                readonly event: components["parameters"]["Event"];
                /**
                 * @description How the answer is written.
                 * @example json
                 */
                readonly format?: components["parameters"]["LegacyFormat"];
                /**
                 * @description The first day, in the time zone of the project.
                 * @example 2026-05-01
                 */
                readonly from_date: components["parameters"]["FromDate"];
                /**
                 * @description The expression that computes a number from each event.
                 * @example number(properties["price"])
                 */
                readonly on: components["parameters"]["NumericExpression"];
                /**
                 * @description The project to ask. Required with a service account.
                 * @example 12345
                 */
                readonly project_id?: components["parameters"]["ProjectId"];
                /**
                 * @description The last day, in the time zone of the project. It is part of the answer and not later than today.
                 * @example 2026-05-31
                 */
                readonly to_date: components["parameters"]["ToDate"];
                /**
                 * @description The unit of time of the answer.
                 * @example day
                 */
                readonly unit?: components["parameters"]["HourOrDay"];
                /**
                 * @description Only what fits this expression.
                 * @example properties["plan"] == "pro"
                 */
                readonly where?: components["parameters"]["Where"];
                /**
                 * @description The data view to ask, in projects that have several.
                 * @example 678
                 */
                readonly workspace_id?: components["parameters"]["WorkspaceId"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: components["responses"]["Numbers"];
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
    readonly activity: {
        readonly parameters: {
            readonly query: {
                /** @description The people, by the ids that their events carry. */
                readonly distinct_ids: string;
                /**
                 * @description How the answer is written.
                 * @example json
                 */
                readonly format?: components["parameters"]["LegacyFormat"];
                /**
                 * @description The first day, in the time zone of the project.
                 * @example 2026-05-01
                 */
                readonly from_date: components["parameters"]["FromDate"];
                /**
                 * @description The project to ask. Required with a service account.
                 * @example 12345
                 */
                readonly project_id?: components["parameters"]["ProjectId"];
                /**
                 * @description The last day, in the time zone of the project. It is part of the answer and not later than today.
                 * @example 2026-05-31
                 */
                readonly to_date: components["parameters"]["ToDate"];
                /**
                 * @description The data view to ask, in projects that have several.
                 * @example 678
                 */
                readonly workspace_id?: components["parameters"]["WorkspaceId"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: components["responses"]["Activity"];
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
