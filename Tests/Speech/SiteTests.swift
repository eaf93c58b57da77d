// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@testable import Speech

/// Hosts, addresses and paths are names: nothing in them is expanded, and whose they are is heard.
@Suite struct SiteTests {
  private static let languages: [LanguageCode] = [.danish, .english, .greenlandic]

  private func words(_ text: String, _ language: LanguageCode = .danish) throws -> String {
    try TestLanguage.phrasebook(language).quotation(text).map(\.words).joined(separator: " ")
  }

  /// Everything of the lexicon that means more than its letters, as far as it could be a label.
  private func labels(_ lexicon: LexiconFile) -> Set<String> {
    let words = [lexicon.words, lexicon.beforeNumbers, lexicon.beforeNames, lexicon.afterNames]
    let places = [lexicon.compounds, lexicon.dates.weekdays, lexicon.dates.dayHalves, lexicon.durations]
    let address = lexicon.address.map { [$0.floors, $0.doors] } ?? []
    var keys = (words + places + address).flatMap(\.keys)
    keys += lexicon.measures.keys + Array(lexicon.introducers.keys) + Array(lexicon.currencies.keys)
    keys += lexicon.dates.abbreviations.keys + lexicon.dates.months + lexicon.romanWords + lexicon.acronyms
    keys += lexicon.scales.flatMap(\.written) + lexicon.scales.flatMap(\.letters)
    keys += lexicon.currencies.values.flatMap { $0.signs ?? [] }
    keys += lexicon.ordinals.suffixes + lexicon.ordinals.articles + lexicon.ordinals.kingNames
    let bare = keys.map { $0.filter { $0 != "." } }
    return Set(bare.filter { !$0.isEmpty && $0.allSatisfy(\.isLetter) })
  }

  @Test(arguments: languages)
  func `no word of the lexicon is expanded in a host, an address or a path`(language: LanguageCode) throws {
    let tokenizer = Tokenizer(lexicon: try TestLanguage.phrasebook(language).lexicon)
    let json = Data(try TestLanguage.json("lexicon.json", of: language).utf8)
    let labels = labels(try JSONDecoder().decode(LexiconFile.self, from: json))
    for label in labels.flatMap({ [$0, $0.lowercased(), $0.uppercased()] }) {
      let sites = [
        "\(label).dk", "www.\(label).dk", "\(label).\(label).com", "\(label)@\(label).dk", "kl.dk/\(label)",
        "https://\(label).dk/\(label)?\(label)=\(label)", "/etc/\(label)", "/\(label)/\(label)", "~/\(label)",
        "./\(label)", "\(label)-\(label).dk", "root@\(label)", "C:\\\(label)",
      ]
      for site in sites {
        for text in [site, "x \(site)", "\(site) x", "(\(site))"] {
          let tokens = tokenizer.tokens(of: text)
          #expect(tokens.contains(.site(site)), "\(language) \(text) \(tokens)")
        }
      }
    }
  }

  @Test func `a host keeps its full stops, and a path its words, in any case`() throws {
    #expect(try words("kl.dk") == "k l punktum d k")
    #expect(try words("KL.dk/nr") == "k l punktum d k skråstreg n r")
    #expect(try words("Log på hos KL.DK nu") == "Log på hos k l punktum d k nu")
    #expect(try words("kr@nr.kl.dk") == "k r snabel a n r punktum k l punktum d k")
  }

  @Test func `of a long host its end comes first, and how many labels there are`() throws {
    let host = "borger.dk.login.secure.session.verify.account.evil.example"
    let whole =
      "borger punktum d k punktum login punktum secure punktum session punktum verify punktum account punktum evil punktum example"
    #expect(try words(host) == "evil punktum example, i alt ni led, \(whole)")
    #expect(try words("https://\(host)/x").hasPrefix("evil punktum example, i alt ni led, h t t p s kolon"))
    #expect(try words("Log på hos \(host).") == "Log på hos evil punktum example, i alt ni led, \(whole).")
    #expect(
      try words(host, .english).hasPrefix("evil dot example, nine labels in all, borger dot d k"))
    #expect(try words(host, .greenlandic).hasPrefix("evil punktum example, katillugit immikkoortut"))
  }

  @Test(arguments: [
    ("a.b.c.d.example.co.uk", "example punktum c o punktum u k, i alt syv led,"),
    ("a.b.c.evil.com", "evil punktum com, i alt fem led,"),
    ("borger-dk-log-paa-med-din-sikre-adgang-her.evil.example", "evil punktum example, i alt tre led,"),
    ("root@a.b.c.evil.com:/etc/hosts", "evil punktum com, i alt fem led, root snabel a"),
    ("a.b.borger.dk", "a punktum b punktum borger punktum d k"),
    ("/a.b.c.d.e.evil.com", "skråstreg a punktum b"), ("user@1.2.3.4", "user snabel a 1 punktum 2"),
  ])
  func `the end is what was registered, and short hosts and paths have none`(text: String, begins: String)
    throws
  {
    let words = try words(text)
    #expect(words.hasPrefix(begins), "\(words)")
  }

  @Test(arguments: languages)
  func `the end of the longest host that a text can hold is heard first`(language: LanguageCode) throws {
    for host in [
      String(repeating: "a.", count: 120) + "evil.example", String(repeating: "ab.", count: 160) + "evil.dk",
    ] {
      for text in [host, "(\(host))", "https://\(host)/"] {
        let first = try words(text, language).split(separator: ",")[0]
        #expect(
          first.hasPrefix("evil ") && (first.hasSuffix("example") || first.hasSuffix("d k")), "\(first)")
      }
    }
  }

  @Test func `a long host is spelled once`() throws {
    let host = "a.b.c.d.evil.example"
    let book = try TestLanguage.phrasebook(.danish)
    let written = try book.quotation(host).flatMap(\.spokenWords).map(\.written).joined()
    #expect(written == host)
  }
}
