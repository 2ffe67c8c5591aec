/**
 * What the arithmetic demo asks, in six languages. `{a}` stands for a number or a name.
 * @module
 */

/** Kinds of problems. */
export type ProblemName =
  | "boxes"
  | "change"
  | "journey"
  | "sale"
  | "age"
  | "screws"
  | "sweets"
  | "tank"
  | "average"
  | "rows"
  | "sequence"
  | "film"
  | "cake";

/** A language: names of people, and a question for each problem. */
export interface Words {
  readonly lang: string;
  readonly names: readonly string[];
  readonly questions: Readonly<Record<ProblemName, string>>;
}

/** All languages, in the order of the file. */
export const WORDS: readonly Words[] = [
  {
    lang: "en",
    names: ["Maya", "Oliver", "Priya"],
    questions: {
      boxes:
        "{name} buys {a} boxes with {b} eggs each. On the way home {c} eggs break. How many eggs are still whole?",
      change:
        "A notebook costs {p} dollars. {name} buys {k} of them and pays with {q} dollars. How many dollars does {name} get back?",
      journey:
        "A train goes {v} km an hour for {t} hours. After that, a bus covers another {d} km. How many kilometres is the whole journey?",
      sale:
        "A jacket costs {p} dollars. Today everything is {d} percent off. How many dollars does the jacket cost today?",
      age:
        "{name} is {n} years old, and {name}'s grandmother is {k} times as old. How old will the grandmother be in {m} years?",
      screws:
        "A machine makes {r} screws an hour and runs {h} hours a day. After {d} days, {x} of all these screws turn out faulty. How many good screws are there?",
      sweets:
        "{k} children share {t} sweets equally. Each of them eats {e} at once. How many sweets does each child have left?",
      tank:
        "There are {l} litres of water in a tank. It loses {r} litres a minute for {m} minutes, and then {f} litres are poured in. How many litres are in it now?",
      average:
        "In four games {name} scored {a}, {b}, {c} and {d} points. How many points is that on average?",
      rows:
        "{t} pupils line up in rows of {k}. How many pupils are left over when there are not enough for another full row?",
      sequence: "Which number comes next: {a}, {b}, {c}, {d}, …?",
      film: "A film starts at {start} and lasts {m} minutes. When does it end?",
      cake:
        "{name} may have one of these shares of a cake, and wants the largest. Which one is it?",
    },
  },
  {
    lang: "zh",
    names: ["小明", "丽丽", "志强"],
    questions: {
      boxes: "{name}买了{a}盒鸡蛋，每盒{b}个。回家路上打碎了{c}个。还剩下多少个完好的鸡蛋？",
      change: "一本笔记本{p}元。{name}买了{k}本，付了{q}元。应找回多少元？",
      journey:
        "一列火车每小时行驶{v}千米，行驶了{t}小时，之后又乘汽车走了{d}千米。全程一共多少千米？",
      sale: "一件外套原价{p}元，今天所有商品降价百分之{d}。今天这件外套多少元？",
      age: "{name}今年{n}岁，奶奶的年龄是{name}的{k}倍。{m}年后奶奶多少岁？",
      screws:
        "一台机器每小时生产{r}颗螺丝，每天工作{h}小时。{d}天后发现其中有{x}颗是次品。合格的螺丝有多少颗？",
      sweets: "{k}个孩子平分{t}颗糖，每人马上吃掉{e}颗。每个孩子还剩多少颗糖？",
      tank:
        "水箱里有{l}升水，每分钟漏掉{r}升，漏了{m}分钟，然后又倒进{f}升。现在水箱里有多少升水？",
      average: "{name}在四场比赛中分别得了{a}、{b}、{c}和{d}分。平均每场得多少分？",
      rows: "{t}名学生排队，每排{k}人。排满若干整排之后，还剩多少名学生？",
      sequence: "按规律，下一个数是多少：{a}，{b}，{c}，{d}，……？",
      film: "一部电影{start}开始，片长{m}分钟。电影什么时候结束？",
      cake: "{name}可以从下面几份蛋糕中选一份，想要最大的一份。应该选哪一份？",
    },
  },
  {
    lang: "de",
    names: ["Greta", "Jonas", "Leyla"],
    questions: {
      boxes:
        "{name} kauft {a} Schachteln mit je {b} Eiern. Auf dem Heimweg zerbrechen {c} Eier. Wie viele Eier sind noch ganz?",
      change:
        "Ein Heft kostet {p} Euro. {name} kauft {k} Hefte und bezahlt mit {q} Euro. Wie viele Euro bekommt {name} zurück?",
      journey:
        "Ein Zug fährt {t} Stunden lang mit {v} km pro Stunde. Danach legt ein Bus noch {d} km zurück. Wie viele Kilometer lang ist die ganze Reise?",
      sale:
        "Eine Jacke kostet {p} Euro. Heute ist alles um {d} Prozent billiger. Wie viele Euro kostet die Jacke heute?",
      age:
        "{name} ist {n} Jahre alt, und die Großmutter ist {k}-mal so alt. Wie alt ist die Großmutter in {m} Jahren?",
      screws:
        "Eine Maschine stellt {r} Schrauben pro Stunde her und läuft {h} Stunden am Tag. Nach {d} Tagen erweisen sich {x} dieser Schrauben als fehlerhaft. Wie viele gute Schrauben gibt es?",
      sweets:
        "{k} Kinder teilen {t} Bonbons gerecht unter sich auf. Jedes isst sofort {e} davon. Wie viele Bonbons hat jedes Kind noch?",
      tank:
        "In einem Tank sind {l} Liter Wasser. Er verliert {m} Minuten lang {r} Liter pro Minute, dann werden {f} Liter nachgefüllt. Wie viele Liter sind jetzt im Tank?",
      average:
        "In vier Spielen hat {name} {a}, {b}, {c} und {d} Punkte erzielt. Wie viele Punkte sind das im Durchschnitt?",
      rows:
        "{t} Schüler stellen sich in Reihen zu je {k} auf. Wie viele Schüler bleiben übrig, wenn es für keine weitere volle Reihe reicht?",
      sequence: "Welche Zahl kommt als nächste: {a}, {b}, {c}, {d}, …?",
      film: "Ein Film beginnt um {start} Uhr und dauert {m} Minuten. Wann ist er zu Ende?",
      cake:
        "{name} darf sich einen dieser Anteile an einem Kuchen nehmen und möchte den größten. Welcher ist es?",
    },
  },
  {
    lang: "fr",
    names: ["Camille", "Hugo", "Nadia"],
    questions: {
      boxes:
        "{name} achète {a} boîtes de {b} œufs. Sur le chemin du retour, {c} œufs se cassent. Combien d'œufs sont encore entiers ?",
      change:
        "Un cahier coûte {p} euros. {name} en achète {k} et paie avec {q} euros. Combien d'euros lui rend-on ?",
      journey:
        "Un train roule à {v} km par heure pendant {t} heures. Ensuite, un car parcourt encore {d} km. Combien de kilomètres fait le voyage entier ?",
      sale:
        "Une veste coûte {p} euros. Aujourd'hui, tout est à {d} pour cent de réduction. Combien d'euros la veste coûte-t-elle aujourd'hui ?",
      age:
        "{name} a {n} ans, et sa grand-mère est {k} fois plus âgée. Quel âge aura la grand-mère dans {m} ans ?",
      screws:
        "Une machine fabrique {r} vis par heure et tourne {h} heures par jour. Au bout de {d} jours, {x} de ces vis se révèlent défectueuses. Combien y a-t-il de bonnes vis ?",
      sweets:
        "{k} enfants se partagent {t} bonbons à parts égales. Chacun en mange {e} tout de suite. Combien de bonbons reste-t-il à chaque enfant ?",
      tank:
        "Une cuve contient {l} litres d'eau. Elle perd {r} litres par minute pendant {m} minutes, puis on y verse {f} litres. Combien de litres contient-elle maintenant ?",
      average:
        "En quatre parties, {name} a marqué {a}, {b}, {c} et {d} points. Combien de points cela fait-il en moyenne ?",
      rows:
        "{t} élèves se mettent en rangs de {k}. Combien d'élèves restent quand il n'y en a plus assez pour un rang complet ?",
      sequence: "Quel nombre vient ensuite : {a}, {b}, {c}, {d}, … ?",
      film: "Un film commence à {start} et dure {m} minutes. À quelle heure finit-il ?",
      cake:
        "{name} peut prendre une de ces parts d'un gâteau et veut la plus grande. Laquelle est-ce ?",
    },
  },
  {
    lang: "es",
    names: ["Lucía", "Mateo", "Carmen"],
    questions: {
      boxes:
        "{name} compra {a} cajas con {b} huevos cada una. De camino a casa se rompen {c} huevos. ¿Cuántos huevos quedan enteros?",
      change:
        "Un cuaderno cuesta {p} euros. {name} compra {k} y paga con {q} euros. ¿Cuántos euros le devuelven?",
      journey:
        "Un tren va a {v} km por hora durante {t} horas. Después, un autobús recorre otros {d} km. ¿Cuántos kilómetros tiene el viaje entero?",
      sale:
        "Una chaqueta cuesta {p} euros. Hoy todo está rebajado un {d} por ciento. ¿Cuántos euros cuesta hoy la chaqueta?",
      age:
        "{name} tiene {n} años, y la edad de su abuela es {k} veces la suya. ¿Cuántos años tendrá la abuela dentro de {m} años?",
      screws:
        "Una máquina hace {r} tornillos por hora y funciona {h} horas al día. Después de {d} días, {x} de esos tornillos resultan defectuosos. ¿Cuántos tornillos buenos hay?",
      sweets:
        "{k} niños se reparten {t} caramelos a partes iguales. Cada uno se come {e} enseguida. ¿Cuántos caramelos le quedan a cada niño?",
      tank:
        "En un depósito hay {l} litros de agua. Pierde {r} litros por minuto durante {m} minutos, y luego se echan {f} litros. ¿Cuántos litros hay ahora en el depósito?",
      average:
        "En cuatro partidos {name} ha marcado {a}, {b}, {c} y {d} puntos. ¿Cuántos puntos son de media?",
      rows:
        "{t} alumnos se ponen en filas de {k}. ¿Cuántos alumnos sobran cuando ya no alcanzan para otra fila completa?",
      sequence: "¿Qué número sigue: {a}, {b}, {c}, {d}, …?",
      film: "Una película empieza a las {start} y dura {m} minutos. ¿A qué hora termina?",
      cake: "{name} puede tomar una de estas partes de una tarta y quiere la más grande. ¿Cuál es?",
    },
  },
  {
    lang: "ja",
    names: ["健太", "美咲", "さくら"],
    questions: {
      boxes:
        "{name}さんは卵を{b}個入りの箱で{a}箱買いました。帰り道で{c}個割れてしまいました。割れていない卵は何個ですか。",
      change:
        "ノートは1冊{p}円です。{name}さんは{k}冊買って{q}円を出しました。おつりは何円ですか。",
      journey:
        "電車が時速{v}キロメートルで{t}時間走りました。そのあとバスでさらに{d}キロメートル進みました。全部で何キロメートルですか。",
      sale:
        "上着の値段は{p}円です。今日はすべての商品が{d}パーセント引きです。今日の上着の値段は何円ですか。",
      age:
        "{name}さんは{n}歳で、おばあさんの年齢は{name}さんの{k}倍です。{m}年後、おばあさんは何歳になりますか。",
      screws:
        "ある機械は1時間に{r}本のねじを作り、1日に{h}時間動きます。{d}日後、作ったねじのうち{x}本が不良品でした。良品のねじは何本ですか。",
      sweets:
        "{k}人の子どもが{t}個のあめを同じ数ずつ分けました。みんなすぐに{e}個ずつ食べました。1人に残ったあめは何個ですか。",
      tank:
        "水そうに{l}リットルの水が入っています。毎分{r}リットルずつ{m}分間もれたあと、{f}リットルの水を入れました。今、水そうの水は何リットルですか。",
      average: "{name}さんの4試合の得点は{a}点、{b}点、{c}点、{d}点でした。平均は何点ですか。",
      rows: "{t}人の生徒が1列に{k}人ずつ並びます。できるだけ多くの列を作ると、何人余りますか。",
      sequence: "次の数はどれですか。{a}、{b}、{c}、{d}、…",
      film: "映画は{start}に始まり、{m}分間続きます。終わるのは何時何分ですか。",
      cake: "{name}さんはケーキを次のうち一つの分だけもらえます。いちばん大きいのはどれですか。",
    },
  },
];
