// SPDX-License-Identifier: GPL-3.0-or-later

import Children

/// A text with one amount in it, or two with a dash between, and what it is worth.
struct WrittenAmount {
  let text: String
  let values: [AmountValue]
}

/// What an amount is worth: exactly, and in which currency.
struct AmountValue: Hashable, CustomStringConvertible {
  /// Hundredths of the currency's unit, below nothing with a minus.
  let hundredths: Int
  /// The words of the currency in the plural.
  let currency: String

  var description: String { "\(hundredths) hundredths of \(currency)" }
}

/// How people of one language write amounts: its marks, its scales and its currencies.
struct AmountStyle {
  struct Currency {
    /// Before the number, with what may stand between.
    let before: [String]
    let after: [String]
    /// As the words have it.
    let words: String
  }

  struct Scale {
    let written: [String]
    /// Beside a currency only.
    let letters: [String]
    let value: Int
  }

  /// A scale and a currency in one word: "TDKK".
  struct Joined {
    let text: String
    let value: Int
    let words: String
  }

  let decimal: String
  let grouping: String
  /// Characters that are a minus in the language.
  let minuses: [String]
  let currencies: [Currency]
  let scales: [Scale]
  /// What may stand before an amount: with its own space at the end, or a colon.
  let fields: [String]
  let verbs: [String]
  let rest: [String]
  let joined: [Joined]
}

extension AmountStyle {
  private static let dashes = [
    "-", "\u{2212}", "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{FE63}", "\u{FF0D}",
  ]

  private static func nordic(
    _ kroner: String, _ euros: String, _ dollars: String, _ usd: String, _ sek: String
  ) -> [Currency] {
    [
      Currency(
        before: ["kr. ", "kr ", "kr.", "kr", "Kr. ", "KR ", "DKK ", "dkk ", "Dkk ", "DKK", "dkr. "],
        after: [" kr.", " kr", "kr.", "kr", " KR", " kroner", " DKK", "DKK", " dkk", " Dkk", " dkr."],
        words: kroner),
      Currency(
        before: ["€", "€ ", "EUR ", "eur ", "EUR"], after: [" €", "€", " EUR", " eur", " euro"], words: euros),
      Currency(before: ["$", "$ "], after: [" $", "$"], words: dollars),
      Currency(before: ["US$", "US$ ", "USD ", "usd "], after: [" USD", " usd", "USD", " US$"], words: usd),
      Currency(before: ["SEK ", "SEK"], after: [" SEK", "SEK"], words: sek),
    ]
  }

  static let danish = AmountStyle(
    decimal: ",", grouping: ".", minuses: dashes + ["÷"],
    currencies: nordic("kroner", "euro", "dollar", "amerikanske dollar", "svenske kroner"),
    scales: [
      Scale(
        written: ["mio.", "mio", "mill.", "mill", "millioner", "MIO.", "Mio."], letters: ["M", "m", "mn"],
        value: 1_000_000),
      Scale(written: ["mia.", "mia", "milliarder", "mrd."], letters: ["bn"], value: 1_000_000_000),
      Scale(written: ["tusind", "tusinde"], letters: ["t.", "k", "K", "T"], value: 1000),
    ],
    fields: [
      "", "Beløb: ", "Saldo: ", "Korrektion: ", "I alt: ", "Tak for sidst.\n", "Faktura 12\tBeløb: ",
      "Saldo = ",
    ],
    verbs: ["Betal ", "Overfør ", "Godkend ", "Prisen er "],
    rest: ["", ".", " til Jens", ", tak", " i dag", "; ikke mere"],
    joined: [
      Joined(text: "TDKK", value: 1000, words: "kroner"), Joined(text: "tkr.", value: 1000, words: "kroner"),
      Joined(text: "tkr", value: 1000, words: "kroner"),
      Joined(text: "MDKK", value: 1_000_000, words: "kroner"),
      Joined(text: "MEUR", value: 1_000_000, words: "euro"),
      Joined(text: "DKKm", value: 1_000_000, words: "kroner"),
      Joined(text: "TEUR", value: 1000, words: "euro"),
      Joined(text: "mio. kr.", value: 1_000_000, words: "kroner"),
    ])

  static let greenlandic = AmountStyle(
    decimal: ",", grouping: ".", minuses: dashes + ["÷"],
    currencies: nordic("koruunit", "euro", "dollar", "amerikanske dollar", "svenske kroner"),
    scales: [
      Scale(written: ["mio.", "mio", "millionit"], letters: ["M", "m"], value: 1_000_000),
      Scale(written: ["mia.", "milliardit"], letters: ["bn"], value: 1_000_000_000),
      Scale(written: ["tusind", "tuusintit"], letters: ["t.", "k"], value: 1000),
    ], fields: ["", "Saldo: ", "Akilissat: "], verbs: ["Akiliuk ", "Nuuguk "],
    rest: ["", ".", " uunga Jens"],
    joined: [
      Joined(text: "TDKK", value: 1000, words: "koruunit"),
      Joined(text: "tkr.", value: 1000, words: "koruunit"),
      Joined(text: "MEUR", value: 1_000_000, words: "euro"),
      Joined(text: "mio. kr.", value: 1_000_000, words: "koruunit"),
    ])

  static let english = AmountStyle(
    decimal: ".", grouping: ",", minuses: dashes,
    currencies: [
      Currency(before: ["$", "$ "], after: [" dollars", "$"], words: "dollars"),
      Currency(before: ["£", "£ "], after: ["£", " £"], words: "pounds"),
      Currency(before: ["€", "EUR ", "eur "], after: [" EUR", "€", " euros", " eur"], words: "euros"),
      Currency(
        before: ["US$", "USD ", "usd "], after: [" USD", " usd", " US dollars"], words: "US dollars"),
      Currency(before: ["DKK ", "dkk ", "DKK"], after: [" DKK", "DKK", " dkk"], words: "Danish kroner"),
      Currency(before: ["kr. ", "kr "], after: [" kr.", " kr", " kroner"], words: "kroner"),
    ],
    scales: [
      Scale(written: ["million", "mio.", "Million"], letters: ["m", "M", "mn"], value: 1_000_000),
      Scale(written: ["billion", "bn"], letters: ["b", "B", "bn"], value: 1_000_000_000),
      Scale(written: ["thousand"], letters: ["k", "K"], value: 1000),
    ], fields: ["", "Balance: ", "Amount: ", "Refund: ", "Thank you.\n", "Balance = "],
    verbs: ["Pay ", "Send ", "The price is "],
    rest: ["", ".", " to Anna", ", please", " today"],
    joined: [
      Joined(text: "USDm", value: 1_000_000, words: "US dollars"),
      Joined(text: "MUSD", value: 1_000_000, words: "US dollars"),
      Joined(text: "kEUR", value: 1000, words: "euros"),
      Joined(text: "EURm", value: 1_000_000, words: "euros"),
      Joined(text: "DKKk", value: 1000, words: "Danish kroner"),
    ])
}
