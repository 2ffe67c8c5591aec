/**
 * The plan: what a run will do, decided before anything is done.
 *
 * A plan is plain JSON, sorted and deeply frozen. It can be printed, diffed, stored beside its results and executed
 * again. It holds no secret: it names the environment variable that does. Absent choices are `null`, never missing.
 * @module
 */

/** A value that survives JSON. */
export type Json = null | boolean | number | string | readonly Json[] | {
  readonly [key: string]: Json;
};

/** Everything a run will do. */
export interface Plan {
  /** Version of this shape. */
  readonly schema: 1;
  /** SHA-256 of the canonical JSON of `tasks`, in hex. */
  readonly hash: string;
  /** One model on one dataset each, sorted by id. */
  readonly tasks: readonly Task[];
  /** Means over several datasets, in the order they are shown. */
  readonly groups: readonly Group[];
  /** What its results are held against, in the order they were written. */
  readonly thresholds: readonly Threshold[];
}

/** A bound that changes the exit code, in the words of the user; `engine/gate` reads it. */
export interface Threshold {
  /** `ttft_p99 < 300ms`. */
  readonly text: string;
  /** Ends a load as soon as it is missed beyond repair. */
  readonly abortOnFail: boolean;
}

/** One number over several datasets, for each model that has them all. */
export interface Group {
  readonly name: string;
  readonly kind: GroupKind;
  /** The metric of the members. */
  readonly metric: string;
  /** Files of the datasets, sorted. */
  readonly members: readonly string[];
  /** One for each member; `null`: their numbers of samples. Of a `weighted` mean only. */
  readonly weights: readonly number[] | null;
}

/** How the members of a group become one number. */
export type GroupKind = "naive" | "weighted" | "harmonic" | "sum" | "deviation";

/** One model measured on one dataset. */
export interface Task {
  /** `<model folder>/<dataset file>`: the key and the place of every result. */
  readonly id: string;
  readonly model: Model;
  readonly dataset: Dataset;
  /** Kinds of work, in the order they run. */
  readonly steps: readonly Step[];
}

/** The protocols that a model can be asked in. */
export type Api = "openai-chat" | "openai-completions";

/** A header value as it stands, or the name of the environment variable that holds it. */
export type HeaderValue = string | { readonly env: string };

/** Where a model is served. */
export type Server =
  | { readonly kind: "http"; readonly url: string }
  /** The simulated server, started on a free loopback port for as long as the task takes. */
  | { readonly kind: "sim"; readonly profile: SimProfile };

/** A model as it is asked. */
export interface Model {
  /** The name of its config, `vllm_api_stream_chat`. */
  readonly name: string;
  /** The name of its folder, `vllm-api-stream-chat`. */
  readonly folder: string;
  readonly api: Api;
  readonly server: Server;
  /** The name the server knows it by; empty: the first one of `/v1/models`. */
  readonly model: string;
  readonly stream: boolean;
  /** Environment variable that holds the bearer key. */
  readonly apiKeyEnv: string | null;
  readonly headers: Readonly<Record<string, HeaderValue>>;
  readonly maxOutputTokens: number;
  /** Sent in every body as it stands: `temperature`, `ignore_eos`, … */
  readonly sampling: Readonly<Record<string, Json>>;
  /** Asks for the token count in every event (`stream_options.continuous_usage_stats`). */
  readonly continuousUsage: boolean;
  /** Longest time from sent to the last byte of one attempt. */
  readonly timeoutMs: number;
  readonly retry: Retry;
  /** Path of a `tokenizer.json` that counts tokens where the server does not; `null`: the built-in one. */
  readonly tokenizer: string | null;
  /** Path of a tokenizer's folder whose chat template makes a text of messages, for APIs that take a text. */
  readonly chatTemplate: string | null;
}

/** How failed attempts are repeated. */
export interface Retry {
  /** Tries in all; 1 means none is repeated. */
  readonly attempts: number;
  /** Pause before the second try; it doubles with each further one. */
  readonly backoffMs: number;
}

/** How the simulated server behaves. Times in milliseconds. */
export interface SimProfile {
  /** From the last byte of a request to its first token, without queueing. */
  readonly ttft: Timing;
  /** From one token to the next. */
  readonly gap: Timing;
  /** The first chunk carries a role and no content, as vLLM's does. */
  readonly roleChunk: boolean;
  /** Tokens sent on the reasoning channel before the first visible one. */
  readonly reasoningTokens: number;
  /** Tokens in each event. */
  readonly tokensPerEvent: number;
  /** Requests decoded at once; the others queue. `null`: no limit, and no knee. */
  readonly batch: number | null;
  /** Prompt tokens prefilled per second, shared by all; `null`: prefill costs nothing beyond `ttft`. */
  readonly prefillTokensPerSecond: number | null;
  readonly seed: number;
  /** File of recorded answers that it gives again; `null`: random words. */
  readonly replay: string | null;
  readonly faults: readonly SimFault[];
}

/** A duration, drawn anew each time. Milliseconds. */
export type Timing =
  | { readonly kind: "constant"; readonly ms: number }
  | { readonly kind: "normal"; readonly ms: number; readonly sdMs: number }
  | { readonly kind: "lognormal"; readonly ms: number; readonly sdMs: number };

/** What goes wrong, and with which requests (counted from 1 in order of arrival; `every`: each n-th). */
export interface SimFault {
  readonly on: { readonly request: number } | { readonly every: number };
  readonly fault:
    | {
      readonly kind: "status";
      readonly status: number;
      readonly retryAfterSeconds: number | null;
    }
    | { readonly kind: "delay"; readonly ms: number }
    /** The connection is reset after so many events. */
    | { readonly kind: "reset"; readonly afterEvents: number }
    /** The stream ends inside the JSON of the event after so many. */
    | { readonly kind: "truncated-json"; readonly afterEvents: number }
    /** The stream ends without `[DONE]`, and without a finish reason. */
    | { readonly kind: "no-done" }
    /** An error object inside a 200 stream. */
    | { readonly kind: "error-event"; readonly afterEvents: number }
    /** Nothing more is sent, and the connection stays open. */
    | { readonly kind: "stall"; readonly afterEvents: number }
    /** A 200 stream without any content. */
    | { readonly kind: "empty" }
    /** The answer is no HTTP at all. */
    | { readonly kind: "garbage" };
}

/** What a model is asked. */
export interface Dataset {
  /** The name of its config, `synthetic_gen`. */
  readonly name: string;
  /** The base name of its result files, `syntheticdataset`. */
  readonly file: string;
  readonly source: DatasetSource;
  /** Most rows used; `null`: all there are. */
  readonly rows: number | null;
  readonly seed: number;
  /** How its rows are asked and scored; `null` for prompts that have no right answer. */
  readonly questions: Questions | null;
}

/** How the rows of a file become questions, and how their answers are scored. */
export interface Questions {
  readonly select: Select;
  readonly fields: Fields;
  /** Further columns of every row. */
  readonly constants: Readonly<Record<string, Json>>;
  /** Mustache templates over a row, one for each message; the last one is what the model goes on from. */
  readonly prompt: readonly PromptMessage[];
  readonly shots: Shots | null;
  readonly recipe: RecipeName;
  /** Times every row is asked. */
  readonly repeats: number;
  /** Most tokens of an answer; `null`: the model's own limit. */
  readonly maxOutputTokens: number | null;
  /** Texts that end an answer. */
  readonly stop: readonly string[];
  /** Sent in every body where the model's own `sampling` says nothing of it. */
  readonly sampling: Readonly<Record<string, Json>>;
}

/** A recipe of the table by its name, or a function of a user's module. */
export type RecipeName = string | { readonly path: string; readonly export: string };

/** Which rows of a source are used. They are taken in this order: slice, ids, shuffle or random draw, then the first so many. */
export interface Select {
  /** Rows from, to (not included; `null`: to the end); negative ones count from the end. */
  readonly slice: readonly [from: number, to: number | null] | null;
  readonly ids: readonly string[] | null;
  /** `shuffle`: in a seeded random order; `random`: a seeded random subset in the order of the file. */
  readonly order: "file" | "shuffle" | "random";
}

/** Which columns say what. */
export interface Fields {
  /** `null`: the row's number. */
  readonly id: string | null;
  readonly reference: string | null;
  /** One column that lists them, or one for each; `null`: no multiple choice. */
  readonly choices: string | readonly string[] | null;
}

/** One message of a prompt, as a template. */
export interface PromptMessage {
  readonly role: "system" | "user" | "assistant";
  readonly content: string;
}

/** Worked examples before the question. */
export interface Shots {
  readonly from: ShotSource;
  /** Template of an example's answer. */
  readonly answer: string;
  /** `text`: all in the last message, joined by `separator`; `turns`: a message each. */
  readonly as: "text" | "turns";
  readonly separator: string;
}

/** Where worked examples come from. */
export type ShotSource =
  | { readonly kind: "rows"; readonly rows: readonly Readonly<Record<string, Json>>[] }
  /** A text that stands before the question as it is, from behind the first line that is `after`, if that is said. */
  | { readonly kind: "text"; readonly path: string; readonly after: string | null }
  | {
    readonly kind: "split";
    /** `null`: the dataset's own; a row is never its own example. */
    readonly source: FileSource | HubSource | null;
    readonly pick: ShotPick;
  };

/** Which rows are examples. */
export type ShotPick =
  | { readonly kind: "first" | "last" | "random"; readonly count: number }
  | { readonly kind: "ids"; readonly ids: readonly string[] };

/** Where samples come from. */
export type DatasetSource =
  | SyntheticSource
  | FileSource
  | HubSource
  /** Several datasets of one kind as one load (`--merge-ds`), one after the other. */
  | { readonly kind: "merged"; readonly parts: readonly DatasetPart[] };

/** One of several datasets that are merged. */
export interface DatasetPart {
  readonly name: string;
  readonly source: SyntheticSource;
  readonly rows: number;
  readonly seed: number;
}

/** Prompts of random words. */
export interface SyntheticSource {
  readonly kind: "synthetic";
  readonly input: Length;
  readonly output: Length;
  /** Tokens at the start that all prompts share. */
  readonly prefixTokens: number;
}

/** Rows of a file, or of all files of a folder in the order of their names. */
export interface FileSource {
  readonly kind: "file";
  /** Absolute, relative to the data folder, an `http(s):` address, or `assay:NAME` for what comes with assay. */
  readonly path: string;
  /** `null`: told by the name. */
  readonly format: FileFormat | null;
  /** Where the list of rows stands in a JSON or YAML document, keys joined by dots: `examples`; `null`: the document is the list. */
  readonly at: string | null;
  /** Where its publisher keeps it, and what it holds, for those who have not got it; `null` unknown. */
  readonly publisher: string | null;
}

/** Forms of files that hold rows. */
export type FileFormat = "jsonl" | "json" | "csv" | "tsv" | "yaml" | "parquet" | "txt";

/** A split of a dataset on a hub, by its Parquet files. */
export interface HubSource {
  readonly kind: "hub";
  /** `openai/gsm8k`. */
  readonly dataset: string;
  readonly config: string;
  readonly split: string;
  readonly revision: string;
}

/** A distribution of token counts, truncated to whole numbers of at least 1. */
export type Length =
  | { readonly kind: "fixed"; readonly tokens: number }
  | { readonly kind: "uniform"; readonly min: number; readonly max: number }
  | {
    readonly kind: "normal" | "lognormal";
    readonly mean: number;
    readonly sd: number;
    readonly min: number;
    readonly max: number;
  }
  | { readonly kind: "zipf"; readonly alpha: number; readonly min: number; readonly max: number };

/** One kind of work in a task. */
export type Step =
  | GenerateStep
  | { readonly kind: "judge" }
  | { readonly kind: "score" }
  | LoadStep
  | MeasureStep
  | SummarizeStep;

/** Asks every question and keeps the answers. */
export interface GenerateStep {
  readonly kind: "generate";
  /** Requests in flight; `null`: as many as the server takes without answering later, found while it runs. */
  readonly concurrency: number | null;
  readonly retry: Retry;
  /** Share of questions that may fail for good; more, and the run has failed. */
  readonly maxErrorRate: number;
}

/** Sends requests on a schedule and records when everything happened. */
export interface LoadStep {
  readonly kind: "load";
  readonly stages: readonly Stage[];
  /** Seed of the arrival offsets. */
  readonly seed: number;
}

/** Folds what was recorded into numbers. */
export interface MeasureStep {
  readonly kind: "measure";
  /** 0 < p < 100, sorted. */
  readonly percentiles: readonly number[];
}

/** Renders the numbers. */
export interface SummarizeStep {
  readonly kind: "summarize";
  readonly reports: readonly ReportKind[];
}

/** The reports that can be asked for. */
export type ReportKind = "table" | "csv" | "json" | "details" | "hdf5" | "html";

/** A stretch of load with unchanging arrival. */
export interface Stage {
  readonly arrival: Arrival;
  /** `rows`: once every row of the dataset was sent, however many its file holds. */
  readonly stop: Stop | { readonly kind: "rows" };
  /** Requests sent first, at the stage's own arrival, and excluded. */
  readonly warmup: number;
  /** Requests at the end that are excluded. */
  readonly cooldown: number;
}

/** How requests come. */
export type Arrival =
  | {
    readonly kind: "closed";
    readonly concurrency: number;
    /** Clients added per second until `concurrency` is reached; `null`: all at once. */
    readonly rampPerSecond: number | null;
  }
  | {
    readonly kind: "open";
    readonly process: "constant" | "poisson" | "gamma";
    readonly ratePerSecond: number;
    /** Shape of the gamma process: 1 is Poisson, larger is more regular, smaller comes in bursts. */
    readonly shape: number;
    /** Requests allowed in flight; a wait for one of them counts as lag. `null`: no cap. */
    readonly maxConcurrency: number | null;
  };

/** When a stage ends. Neither counts warm-up and cool-down. */
export type Stop =
  | { readonly kind: "requests"; readonly requests: number }
  | { readonly kind: "duration"; readonly durationMs: number };
