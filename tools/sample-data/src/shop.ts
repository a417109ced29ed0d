/**
 * The shop of the sample: what it sells, who comes from where, and when. Everybody in it is invented.
 */

/** Something the shop sells. */
export interface Product {
  readonly name: string
  readonly price: number
}

/** What the shelves hold, in the spelling of the labels. */
export const products: readonly [Product, ...ReadonlyArray<Product>] = [
  { name: "Earl Grey", price: 8.5 },
  { name: "O'Brien's Breakfast", price: 7.9 },
  { name: "玉露 Gyokuro", price: 24 },
  { name: "普洱 Pu-erh 2016", price: 31.5 },
  { name: "Дарджилинг first flush", price: 18.75 },
  { name: "Rooibos & Vanille", price: 6.4 },
  { name: "Thé à la menthe", price: 5.95 },
  { name: "Yerba mate «Río»", price: 9.2 },
  { name: "שיבא Herbal", price: 7.1 },
  { name: "Teapot, cast iron", price: 64 },
  { name: "Gift card 🎁", price: 25 }
]

/** A part of the world people come from: how they are called, what they search for, what they write. */
export interface Region {
  readonly country: string
  readonly weight: number
  readonly names: readonly [Name, ...ReadonlyArray<Name>]
  readonly searches: readonly [string, ...ReadonlyArray<string>]
  readonly reviews: readonly [string, ...ReadonlyArray<string>]
}

/** A name as its bearer writes it, and as it stands in front of an e-mail address. */
export type Name = readonly [written: string, mailbox: string]

/** Regions of the customers, the busiest first. */
export const regions: readonly [Region, ...ReadonlyArray<Region>] = [
  {
    country: "GB",
    weight: 30,
    names: [
      ["Aoife O'Neill", "aoife.oneill"],
      ["Zoë Clarke", "zoe.clarke"],
      ["Ben Hughes", "ben.hughes"],
      ["Priya Nair", "priya.nair"],
      ["Tom Ashworth", "tom.ashworth"]
    ],
    searches: ["earl grey", "gift for mum", "builder's tea", "teapot"],
    reviews: ["Lovely ☕", "Better than my gran's", "A bit weak"]
  },
  {
    country: "DE",
    weight: 20,
    names: [
      ["Jörg Größmann", "joerg.groessmann"],
      ["Änne Müßig", "aenne.muessig"],
      ["Şule Yıldız", "sule.yildiz"]
    ],
    searches: ["grüner tee", "teekanne gußeisen", "früchtetee süß"],
    reviews: ["Schmeckt großartig", "Für den Preis okay"]
  },
  {
    country: "FR",
    weight: 12,
    names: [
      ["Hélène Lefèvre", "helene.lefevre"],
      ["François Noël", "francois.noel"]
    ],
    searches: ["thé à la menthe", "cadeau fête des mères"],
    reviews: ["Très bon, goût d'été", "Déçu"]
  },
  {
    country: "JP",
    weight: 10,
    names: [
      ["田中さくら", "sakura.tanaka"],
      ["佐藤 健", "ken.sato"]
    ],
    searches: ["玉露", "急須 鉄", "抹茶"],
    reviews: ["とても美味しい🍵", "香りがよい"]
  },
  {
    country: "PL",
    weight: 8,
    names: [
      ["Łukasz Żółć", "lukasz.zolc"],
      ["Małgorzata Śliwa", "malgorzata.sliwa"]
    ],
    searches: ["herbata zielona", "żeliwny czajnik"],
    reviews: ["Świetna herbata", "Może być"]
  },
  {
    country: "GR",
    weight: 6,
    names: [
      ["Αλεξάνδρα Παππά", "alexandra.pappa"],
      ["Νίκος Ρήγας", "nikos.rigas"]
    ],
    searches: ["τσάι του βουνού"],
    reviews: ["Υπέροχο!"]
  },
  {
    country: "RS",
    weight: 5,
    names: [
      ["Ольга Петровић", "olga.petrovic"],
      ["Đorđe Šarić", "djordje.saric"]
    ],
    searches: ["чај", "zeleni čaj"],
    reviews: ["Одличан чај 👍🏽"]
  },
  {
    country: "IL",
    weight: 4,
    names: [["אורית לוי", "orit.levi"]],
    searches: ["תה ירוק"],
    reviews: ["טעים מאוד"]
  },
  {
    country: "EG",
    weight: 3,
    names: [["محمد الفاسي", "mohamed.elfasi"]],
    searches: ["شاي بالنعناع"],
    reviews: ["رائع"]
  },
  {
    country: "IN",
    weight: 3,
    names: [["आरती शर्मा", "aarti.sharma"]],
    searches: ["चाय", "masala chai"],
    reviews: ["बहुत अच्छी 🙏"]
  },
  {
    country: "TH",
    weight: 2,
    names: [["สมชาย ใจดี", "somchai.jaidee"]],
    searches: ["ชาเขียว"],
    reviews: ["อร่อย 👨‍👩‍👧"]
  }
]

/** Where visits come from. */
export const referrers = [
  "https://search.example/?q=loose+leaf+tea",
  "https://blog.example/best-teas",
  "https://social.example/p/98213",
  "https://news.example/ein-päckchen-tee",
  "direct"
] as const

/** Seconds since 1970 of the first midnight: 1 September 2026, UTC. */
export const firstMidnight = 1_788_220_800

/** How many people come for the first time on each of the 30 days: a campaign on the 12th, a quiet 21st. */
export const newcomers: ReadonlyArray<number> = [
  13, 12, 13, 14, 20, 21, 12, 13, 13, 14, 15, 38, 30, 23, 18, 16, 15, 16, 22, 24, 3, 14, 15, 16, 17, 23, 25, 16, 15, 8
]

/** How busy each hour of a day is, in parts. */
export const hours: ReadonlyArray<number> = [
  2, 1, 1, 1, 1, 2, 4, 7, 9, 10, 10, 11, 12, 11, 10, 10, 10, 11, 12, 14, 16, 14, 9, 5
]
