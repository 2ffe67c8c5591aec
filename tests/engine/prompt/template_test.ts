import assert from "node:assert/strict";
import fc from "fast-check";
import { newTemplate, TemplateError } from "../../../engine/prompt/template.ts";
import type { View } from "../../../engine/prompt/template.ts";

const CHOICES = [{ letter: "A", text: "four" }, { letter: "B", text: "{{five}}" }];

Deno.test.each(
  [
    { template: "Q: {{q}}\nA:", view: { q: '2 < 3 & "so"?' }, want: 'Q: 2 < 3 & "so"?\nA:' },
    { template: "{{{q}}} {{&q}}", view: { q: "<b>" }, want: "<b> <b>" },
    { template: "{{q}}", view: { q: "{{a}} {q} {A}", a: "no" }, want: "{{a}} {q} {A}" },
    {
      template: "{{n}} {{yes}} {{none}}.",
      view: { n: 0, yes: false, none: null },
      want: "0 false .",
    },
    { template: "{{list}}", view: { list: [1, "b"] }, want: '[1,"b"]' },
    { template: "{{a.b}}", view: { a: { b: "deep" } }, want: "deep" },
    {
      template: "{{#choices}}{{letter}}. {{text}}\n{{/choices}}Answer:",
      view: { choices: CHOICES },
      want: "A. four\nB. {{five}}\nAnswer:",
    },
    {
      template: "{{#passage}}{{passage}}\n{{/passage}}{{q}}",
      view: { passage: null, q: "why?" },
      want: "why?",
    },
    { template: "{{^passage}}none{{/passage}}", view: { passage: "" }, want: "none" },
    { template: "{{#list}}{{.}},{{/list}}", view: { list: ["a", "b"] }, want: "a,b," },
    { template: "\\boxed{x} {y} ${z}", view: {}, want: "\\boxed{x} {y} ${z}" },
    { template: "{{! words for people }}q", view: {}, want: "q" },
  ] satisfies { template: string; view: View; want: string }[],
)("$template", ({ template, view, want }) => {
  assert.equal(newTemplate(template).render(view), want);
});

Deno.test.each([
  { template: "{{qestion}}", view: { question: "?" }, says: /no "qestion"\. There are: question/ },
  { template: "{{#gone}}x{{/gone}}", view: { q: "" }, says: /no "gone"/ },
  { template: "{{a.c}}", view: { a: { b: 1 } }, says: /no "a\.c"\. There are: b/ },
  { template: "{{constructor}}", view: { q: "" }, says: /no "constructor"/ },
  { template: "{{__proto__}}", view: { q: "" }, says: /no "__proto__"/ },
  { template: "{{q.length}}", view: { q: "text" }, says: /no "q\.length"/ },
])("what a view does not have is told: $template", ({ template, view, says }) => {
  const read = newTemplate(template);
  assert.throws(() => read.render(view), (error) => {
    assert.ok(error instanceof TemplateError);
    assert.match(error.message, says);
    return true;
  });
});

Deno.test.each([
  { template: "{{#open}}", says: /Unclosed section "open"/ },
  { template: "{{q", says: /Unclosed tag/ },
  { template: "{{> secrets}}", says: /takes another file in/ },
  { template: "{{#a}}{{> b}}{{/a}}", says: /takes another file in/ },
])("what is no template is told: $template", ({ template, says }) => {
  assert.throws(() => newTemplate(template), says);
});

Deno.test("a value is put in as it is, whatever it says", () => {
  const template = newTemplate("<{{q}}>");
  fc.assert(fc.property(fc.string({ unit: "binary" }), (q) => {
    assert.equal(template.render({ q }), `<${q}>`);
  }));
});
