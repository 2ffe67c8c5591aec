/**
 * What the demo's simulated model says around its answers, in six languages. `{a}` stands for the answer, `{x}` for a
 * number that is not it, `{numbers}` for those of the question.
 * @module
 */

/** Phrases of one language. */
export interface AnswerWords {
  /** A sentence that states the answer. */
  readonly is: string;
  /** What stands before an answer and a colon. */
  readonly label: string;
  /** Steps before the answer. */
  readonly work: string;
  /** Doubts that a reasoning model has on its way. */
  readonly doubt: string;
  /** Politeness behind the answer. */
  readonly remark: string;
  readonly refusal: string;
  /** A reply that is cut off before it comes to its answer. */
  readonly cut: string;
  /** Between groups of three digits. */
  readonly thousands: string;
}

/** Phrases by language. */
export const ANSWER_WORDS: Readonly<Record<string, AnswerWords>> = {
  en: {
    is: "The answer is {a}.",
    label: "Answer",
    work: "Let me go through it step by step. The question gives {numbers}.",
    doubt: "Is it {x}? No, that leaves one step out. Once more, slowly.",
    remark: "Tell me if you would like to see every step.",
    refusal: "I am sorry, but I cannot answer this question.",
    cut:
      "Let me go through it step by step. First we have to see what is asked for, and then we can",
    thousands: ",",
  },
  zh: {
    is: "答案是{a}。",
    label: "答案",
    work: "我们一步一步来算。题目给出的数是{numbers}。",
    doubt: "是{x}吗？不对，漏了一步。再慢慢算一遍。",
    remark: "如果需要详细步骤，请告诉我。",
    refusal: "抱歉，我无法回答这个问题。",
    cut: "我们一步一步来算。首先要弄清楚题目问的是什么，然后再看",
    thousands: ",",
  },
  de: {
    is: "Die Antwort ist {a}.",
    label: "Antwort",
    work: "Gehen wir Schritt für Schritt vor. Gegeben sind {numbers}.",
    doubt: "Ist es {x}? Nein, da fehlt ein Schritt. Noch einmal, langsam.",
    remark: "Gern erkläre ich jeden Schritt genauer.",
    refusal: "Das kann ich leider nicht beantworten.",
    cut:
      "Gehen wir Schritt für Schritt vor. Zuerst sehen wir, wonach gefragt ist, und danach können wir",
    thousands: ".",
  },
  fr: {
    is: "La réponse est {a}.",
    label: "Réponse",
    work: "Procédons étape par étape. On nous donne {numbers}.",
    doubt: "Est-ce {x} ? Non, il manque une étape. Reprenons lentement.",
    remark: "Dites-moi si vous voulez voir chaque étape.",
    refusal: "Je suis désolé, je ne peux pas répondre à cette question.",
    cut: "Procédons étape par étape. Voyons d'abord ce que l'on demande, et ensuite nous pourrons",
    thousands: "\u202f",
  },
  es: {
    is: "La respuesta es {a}.",
    label: "Respuesta",
    work: "Vamos paso a paso. Los datos son {numbers}.",
    doubt: "¿Es {x}? No, falta un paso. Otra vez, despacio.",
    remark: "Dime si quieres ver cada paso.",
    refusal: "Lo siento, no puedo responder a esta pregunta.",
    cut: "Vamos paso a paso. Primero hay que ver qué se pregunta, y después podemos",
    thousands: ".",
  },
  ja: {
    is: "答えは{a}です。",
    label: "答え",
    work: "順番に考えます。問題の数は{numbers}です。",
    doubt: "{x}でしょうか。いいえ、一つ足りません。もう一度ゆっくり考えます。",
    remark: "途中の式が必要ならお知らせください。",
    refusal: "申し訳ありませんが、この問題には答えられません。",
    cut: "順番に考えます。まず何が問われているかを確かめて、そのあとで",
    thousands: ",",
  },
};
