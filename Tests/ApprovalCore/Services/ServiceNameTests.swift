// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import ApprovalCore

struct ServiceNameTests {
  @Test(arguments: [
    "danske bank", "Danske  Bank", "Danskebank", "Dansкe Bank", "Dаnske Bаnk", "Ｄａｎｓｋｅ Ｂａｎｋ", "Dánske Bank",
    "Danske-Bank", "Danske\u{AD} Bank", "Danske ᴮank", "Danske Baɴₖ", "Danske ⒝ank", "🄓anske Bank",
    "Danske 🅑ank",
    "🅳anske Bank", "Danske 🇧ank",
  ])
  func `a name that is taken for another is no name, or is seen to be`(name: String) throws {
    let bank = try ServiceName("Danske Bank")
    #expect((try? ServiceName(name))?.isConfusable(with: bank) != false)
  }

  @Test(arguments: ["Danske Banker", "Norske Bank", "Dansk Bank"])
  func `a name that is only like another is not taken for it`(name: String) throws {
    #expect(try !ServiceName(name).isConfusable(with: ServiceName("Danske Bank")))
  }

  @Test(arguments: [
    "Kodeoplæser", "kodeoplaeser", "KODEOPLÆSER", "K0deoplæser", "Kodeop1æser", "Kodeoplæseren",
    "Din kodeoplæser", "Kode-oplæser", "Kódeoplæser", "Kodeoplǽser", "Kodeoplǣser", "Kodeoplӕser",
    "Kodeoplᴁser",
    "⒦odeoplæser", "🇰odeoplæser",
  ])
  func `the reader's own name is taken, also where it stands in another`(name: String) throws {
    #expect(try ServiceName(name).isOwn)
  }

  @Test(arguments: ["Borger.dk", "Kodeforsyning", "Oplæsning for alle"])
  func `an ordinary name is free`(name: String) throws {
    #expect(try !ServiceName(name).isOwn)
  }
}
