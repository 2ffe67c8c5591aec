/**
 * The house rules that a linter can check: who may import whom, and who may touch the outside world.
 * @module
 */

const PURE = ["engine/plan", "engine/stats"];

/** What each layer may import beside itself. Types count. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  "engine/std": [],
  "engine/schema": [],
  "engine/port": [],
  "engine/net": ["engine/port"],
  "engine/plan": ["engine/schema"],
  "engine/dataset": PURE,
  "engine/prompt": PURE,
  "engine/wire": PURE,
  "engine/score": PURE,
  "engine/stats": PURE,
  "engine/event": PURE,
  "engine/compare": [...PURE, "engine/event"],
  "engine/gate": [...PURE, "engine/event"],
  "engine/run": [
    ...PURE,
    "engine/dataset",
    "engine/prompt",
    "engine/wire",
    "engine/score",
    "engine/event",
    "engine/port",
    "engine/net",
  ],
  "engine/mock": ["engine/wire", "engine/stats", "engine/net", "engine/port", "engine/plan"],
  "reporters": [...PURE, "engine/event", "engine/compare"],
  "configs": ["engine/schema"],
  "examples": ["mod.ts"],
};

/** Layers that everyone else sees the interfaces of only: these files of theirs. */
const INTERFACES: Readonly<Record<string, RegExp>> = {
  "engine/net": /^engine\/net\/(network|listener)\.ts$/,
  "engine/port": /^engine\/port\/ports\.ts$/,
};

/** Packages that one layer alone may import. */
const PACKAGE_HOME: Readonly<Record<string, string>> = {
  "zod": "engine/schema",
  "undici": "engine/net",
  "vega": "reporters",
  "vega-lite": "reporters",
  "vega-embed": "reporters",
  "katex": "reporters",
  "hyparquet": "engine/dataset",
  "hyparquet-compressors": "engine/dataset",
  "hyparquet-writer": "reporters",
  "mustache": "engine/prompt",
  "@huggingface/jinja": "engine/prompt",
  "@cortex-js/compute-engine": "engine/cli",
};

/** Names that reach outside the process. */
const EFFECTS: ReadonlySet<string> = new Set([
  "Deno",
  "Date",
  "crypto",
  "fetch",
  "performance",
  "process",
  "queueMicrotask",
  "setImmediate",
  "setInterval",
  "setTimeout",
]);

const ROOT = new URL("../../", import.meta.url).pathname;
const EDGE =
  /^(engine\/port\/|engine\/net\/|engine\/cli\/|engine\/std\/|examples\/|tests\/|mod\.ts$)/;

function layerOf(path: string): string | undefined {
  if (path === "mod.ts") return path;
  if (path.startsWith("engine/cli/")) return "engine/cli";
  return Object.keys(MAY_IMPORT).find((layer) => path.startsWith(`${layer}/`));
}

function complaint(file: string, source: string): string | undefined {
  const from = layerOf(file);
  const allowed = from && MAY_IMPORT[from];
  if (!allowed) return;
  if (!source.startsWith(".")) return packageComplaint(from, source);
  const target = new URL(source, `file:///${file}`).pathname.slice(1);
  const to = layerOf(target);
  if (to === from) return;
  if (!to || !allowed.includes(to)) return `${from} must not import ${to ?? target}`;
  const shown = INTERFACES[to];
  if (shown && !shown.test(target)) return `${from} may import the interfaces of ${to} only`;
}

function packageComplaint(from: string, source: string): string | undefined {
  if (source === "assay") {
    return from === "configs" || from === "examples" ? undefined : `${from} must not import assay`;
  }
  const name = Object.keys(PACKAGE_HOME).find((name) =>
    source === name || source.startsWith(`${name}/`)
  );
  if (name && PACKAGE_HOME[name] !== from) {
    return `${from} must not import ${name}: it lives in ${PACKAGE_HOME[name]}`;
  }
}

export default {
  name: "house",
  rules: {
    "import-direction": {
      create(context) {
        const file = context.filename.slice(ROOT.length);
        const check = (node: { readonly source: unknown }): void => {
          const { source } = node as { source: Deno.lint.StringLiteral | null };
          const message = typeof source?.value === "string"
            ? complaint(file, source.value)
            : undefined;
          if (message) context.report({ node: node as Deno.lint.Node, message });
        };
        return {
          ImportDeclaration: check,
          ImportExpression: check,
          ExportAllDeclaration: check,
          ExportNamedDeclaration: check,
        };
      },
    },
    "effects-at-the-edge": {
      create(context) {
        if (EDGE.test(context.filename.slice(ROOT.length))) return {};
        return {
          Identifier(node) {
            const { parent } = node;
            const random = node.name === "random" && parent.type === "MemberExpression" &&
              parent.object.type === "Identifier" && parent.object.name === "Math";
            if (!random && !EFFECTS.has(node.name)) return;
            if (!random && parent.type === "MemberExpression" && parent.property === node) return;
            if (parent.type === "Property" || parent.type.startsWith("TS")) return;
            context.report({
              node,
              message: `${node.name} reaches outside the process`,
              hint: "Take a port of engine/port as a parameter instead.",
            });
          },
        };
      },
    },
  },
} satisfies Deno.lint.Plugin;
