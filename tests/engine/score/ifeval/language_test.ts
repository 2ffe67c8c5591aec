import assert from "node:assert/strict";
import { couldBe, drawnLanguage } from "../../../../engine/score/ifeval/language.ts";

const TEXTS = [
  {
    language: "hi",
    text:
      "भारत एक विशाल देश है जहाँ कई भाषाएँ बोली जाती हैं। यहाँ के लोग अपने त्योहारों को बहुत उत्साह से मनाते हैं और अतिथियों का सम्मान करते हैं।",
  },
  {
    language: "kn",
    text:
      "ಕರ್ನಾಟಕವು ದಕ್ಷಿಣ ಭಾರತದ ಒಂದು ರಾಜ್ಯವಾಗಿದೆ. ಇಲ್ಲಿನ ಜನರು ಕನ್ನಡ ಭಾಷೆಯನ್ನು ಮಾತನಾಡುತ್ತಾರೆ ಮತ್ತು ಸಂಗೀತವನ್ನು ಇಷ್ಟಪಡುತ್ತಾರೆ.",
  },
  {
    language: "mr",
    text:
      "महाराष्ट्र हे भारतातील एक मोठे राज्य आहे. येथील लोक मराठी भाषा बोलतात आणि गणपती उत्सव मोठ्या आनंदाने साजरा करतात.",
  },
  {
    language: "vi",
    text:
      "Việt Nam là một quốc gia nằm ở Đông Nam Á. Người dân ở đây rất thân thiện và món ăn thì vô cùng phong phú.",
  },
  {
    language: "ko",
    text:
      "한국은 동아시아에 있는 나라입니다. 사람들은 친절하고 음식이 맛있으며 사계절이 뚜렷합니다.",
  },
  {
    language: "sw",
    text:
      "Tanzania ni nchi iliyoko Afrika Mashariki. Watu wake huzungumza Kiswahili na wanapenda muziki, chakula kizuri na wageni.",
  },
  {
    language: "de",
    text:
      "Deutschland liegt in der Mitte Europas. Die Menschen trinken gerne Kaffee und gehen am Wochenende mit ihren Freunden spazieren.",
  },
  { language: "pa", text: "ਪੰਜਾਬ ਭਾਰਤ ਦਾ ਇੱਕ ਰਾਜ ਹੈ। ਇੱਥੋਂ ਦੇ ਲੋਕ ਪੰਜਾਬੀ ਬੋਲਦੇ ਹਨ ਅਤੇ ਭੰਗੜਾ ਪਾਉਣਾ ਪਸੰਦ ਕਰਦੇ ਹਨ।" },
  {
    language: "fa",
    text:
      "ایران کشوری در غرب آسیا است. مردم این کشور به زبان فارسی سخن می‌گویند و به شعر و ادبیات علاقه زیادی دارند.",
  },
  {
    language: "ru",
    text:
      "Россия — самая большая страна в мире. Зимой здесь очень холодно, но люди любят гулять по заснеженным улицам и пить горячий чай.",
  },
  {
    language: "bg",
    text:
      "България е държава в Югоизточна Европа. Хората тук обичат да пият кафе и да говорят за времето, а планините са много красиви.",
  },
  {
    language: "pt",
    text:
      "Portugal é um país no sul da Europa. As pessoas gostam de peixe, de futebol e de passear à beira do mar durante o verão.",
  },
  {
    language: "gu",
    text: "ગુજરાત ભારતનું એક રાજ્ય છે. અહીંના લોકો ગુજરાતી ભાષા બોલે છે અને નવરાત્રિમાં ગરબા રમે છે.",
  },
  {
    language: "te",
    text: "తెలంగాణ భారతదేశంలోని ఒక రాష్ట్రం. ఇక్కడి ప్రజలు తెలుగు మాట్లాడతారు మరియు పండుగలను ఆనందంగా జరుపుకుంటారు.",
  },
  {
    language: "it",
    text:
      "L'Italia è un paese del sud dell'Europa. La gente ama la pasta, il caffè e le passeggiate nelle piazze delle città antiche.",
  },
  {
    language: "ar",
    text:
      "مصر دولة تقع في شمال أفريقيا. يحب الناس هناك الشاي والموسيقى ويتحدثون اللغة العربية في حياتهم اليومية.",
  },
  {
    language: "ta",
    text: "தமிழ்நாடு இந்தியாவின் தெற்கில் உள்ள ஒரு மாநிலம். இங்குள்ள மக்கள் தமிழ் மொழி பேசுகிறார்கள்.",
  },
  {
    language: "fi",
    text:
      "Suomi on maa Pohjois-Euroopassa. Ihmiset käyvät usein saunassa ja kesällä he viettävät aikaa mökillä järven rannalla.",
  },
  {
    language: "ur",
    text:
      "پاکستان جنوبی ایشیا کا ایک ملک ہے۔ یہاں کے لوگ اردو بولتے ہیں اور مہمانوں کی بہت عزت کرتے ہیں۔",
  },
  { language: "th", text: "ประเทศไทยตั้งอยู่ในเอเชียตะวันออกเฉียงใต้ ผู้คนเป็นมิตรและอาหารอร่อยมาก" },
  {
    language: "ne",
    text:
      "नेपाल दक्षिण एसियामा अवस्थित एउटा सुन्दर देश हो। यहाँका मानिसहरू नेपाली भाषा बोल्छन् र हिमाललाई धेरै माया गर्छन्।",
  },
  {
    language: "bn",
    text: "বাংলাদেশ দক্ষিণ এশিয়ার একটি দেশ। এখানকার মানুষ বাংলা ভাষায় কথা বলে এবং মাছ ও ভাত খেতে ভালোবাসে।",
  },
  {
    language: "en",
    text:
      "England is a country in the north of Europe. People there drink a lot of tea and talk about the weather every single day.",
  },
  {
    language: "fr",
    text:
      "La France est un pays d'Europe. Les gens aiment le pain, le fromage et les longues promenades au bord de la Seine.",
  },
  {
    language: "es",
    text:
      "España es un país del sur de Europa. La gente cena muy tarde y le gusta salir a pasear con sus amigos por la noche.",
  },
  {
    language: "nl",
    text:
      "Nederland is een land in Europa. De mensen fietsen graag en praten vaak over het weer terwijl ze koffie drinken.",
  },
  {
    language: "sv",
    text:
      "Sverige är ett land i norra Europa. Människorna tycker om att dricka kaffe och att vandra i skogen på sommaren.",
  },
  {
    language: "pl",
    text:
      "Polska jest krajem w Europie Środkowej. Ludzie lubią pierogi, spacery po lesie i długie rozmowy przy herbacie.",
  },
  {
    language: "tr",
    text:
      "Türkiye, Asya ve Avrupa arasında bir ülkedir. İnsanlar çay içmeyi ve misafir ağırlamayı çok severler.",
  },
  {
    language: "id",
    text:
      "Indonesia adalah negara kepulauan di Asia Tenggara. Penduduknya ramah dan makanannya sangat beragam serta pedas.",
  },
  {
    language: "el",
    text:
      "Η Ελλάδα είναι μια χώρα της νότιας Ευρώπης. Οι άνθρωποι αγαπούν τη θάλασσα, τη μουσική και το καλό φαγητό.",
  },
  {
    language: "uk",
    text:
      "Україна розташована у Східній Європі. Люди тут люблять борщ, пісні та довгі розмови з друзями ввечері.",
  },
  {
    language: "zh-cn",
    text: "中国是一个位于东亚的国家。人们喜欢喝茶,也喜欢和朋友一起吃饭聊天,春节是最重要的节日。",
  },
  {
    language: "ja",
    text: "日本は東アジアにある島国です。人々は電車で通勤し、春には桜を見に公園へ行きます。",
  },
  {
    language: "he",
    text: "ישראל היא מדינה במזרח התיכון. האנשים אוהבים לשתות קפה ולדבר על פוליטיקה עם חברים.",
  },
  { language: "ml", text: "കേരളം ഇന്ത്യയുടെ തെക്കുഭാഗത്തുള്ള ഒരു സംസ്ഥാനമാണ്. ഇവിടത്തെ ജനങ്ങൾ മലയാളം സംസാരിക്കുന്നു." },
  {
    language: "ro",
    text:
      "România este o țară din sud-estul Europei. Oamenilor le place să meargă la munte și să bea cafea cu prietenii.",
  },
  {
    language: "cs",
    text:
      "Česká republika leží ve střední Evropě. Lidé mají rádi pivo, hudbu a dlouhé procházky v lese.",
  },
  {
    language: "hu",
    text:
      "Magyarország Közép-Európában található. Az emberek szeretik a gulyást és a forró fürdőket télen is.",
  },
  {
    language: "da",
    text:
      "Danmark er et land i Nordeuropa. Folk cykler meget og drikker kaffe sammen med deres venner om eftermiddagen.",
  },
];

/** What each text may be in, of all languages here. */
function candidates(text: string): readonly string[] {
  return TEXTS.map(({ language }) => language).filter((language) => couldBe(text, language));
}

Deno.test.each(TEXTS)("$language, in any case", ({ language, text }) => {
  assert.equal(drawnLanguage(text), language);
  assert.deepEqual(candidates(text), [language]);
  assert.deepEqual(candidates(text.toUpperCase()), [language]);
});

Deno.test("a text without letters has no language, and could be any", () => {
  for (const text of ["", "123 !?", "https://example.com", "🙂 — …"]) {
    assert.equal(drawnLanguage(text), null, text);
    assert.equal(candidates(text).length, TEXTS.length, text);
  }
});

Deno.test("two words could be English, and other things, but not what has another alphabet", () => {
  for (const text of ["I LOVE YOU", "yes.", "sorry, i can't"]) {
    assert.ok(couldBe(text, "en"), text);
    assert.ok(!couldBe(text, "ru") && !couldBe(text, "kn") && !couldBe(text, "xx"), text);
  }
});

Deno.test("capitals hide a language from the official detector", () => {
  assert.equal(drawnLanguage("SOME DOGS SLEEP AND SOME DOGS DREAM OF SHEEP"), "de");
  assert.ok(couldBe("SOME DOGS SLEEP AND SOME DOGS DREAM OF SHEEP", "en"));
});

Deno.test("a foreign sentence in an English text changes nothing, whoever asks how often", () => {
  const english = TEXTS.find(({ language }) => language === "en")?.text ?? "";
  const text = `${english} ${english} Das Wetter am Meer ist schön.`;
  assert.deepEqual(candidates(text), ["en"]);
  assert.equal(new Set(Array.from({ length: 5 }, () => drawnLanguage(text))).size, 1);
});
