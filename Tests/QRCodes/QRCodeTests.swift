// SPDX-License-Identifier: GPL-3.0-or-later
import Children
import Cryptography
import Foundation
import Testing

@testable import QRCodes

/// What is drawn, read back by zbarimg, which nobody here wrote.
@Suite(.enabled(if: Peer.isWanted(program: "zbarimg"))) struct QRCodeTests {
  private static let contents = [
    "kodeoplaeser:approve/" + String(repeating: "0a", count: 16) + "/" + String(repeating: "f3", count: 32),
    "kodeoplaeser:copy/48291735", String(repeating: "long ", count: 200),
  ]

  @Test(arguments: contents) func `a PNG file is read back`(content: String) throws {
    let code = try QRCode(Secret(utf8: content))
    #expect(try Self.read(Data(code.png), named: "code.png") == content)
  }

  @Test(.enabled(if: Peer.isWanted(program: "rsvg-convert")), arguments: contents)
  func `an SVG document is read back, as librsvg draws it`(content: String) throws {
    let code = try QRCode(Secret(utf8: content))
    let scratch = try Scratch("drawing")
    let (document, drawn) = (scratch.path("code.svg"), scratch.path("code.png"))
    try code.svg.write(toFile: document, atomically: true, encoding: .utf8)
    let drawing = try Child.perform(["rsvg-convert", "-o", drawn, document])
    try #require(drawing.status == 0, "\(drawing.errors)")
    #expect(try Self.read(Data(contentsOf: URL(fileURLWithPath: drawn)), named: "code.png") == content)
  }

  @Test(arguments: contents) func `what a terminal shows is read back`(content: String) throws {
    let code = try QRCode(Secret(utf8: content))
    let rows = try code.terminalLines.flatMap { line in
      let shown = try #require(line.split(separator: "m").last?.dropLast(3), "black on white, then as before")
      #expect(line.hasPrefix("\u{1B}[30;47m") && line.hasSuffix("\u{1B}[0m"))
      #expect(shown.count == code.size)
      return [shown.map { "▀█".contains($0) ? 1 : 0 }, shown.map { "▄█".contains($0) ? 1 : 0 }]
    }
    // Eight pixels a module, as a screen has several.
    let wide = rows.flatMap { row in
      Array(repeating: row.map { String(repeating: "\($0) ", count: 8) }.joined(), count: 8)
    }
    let picture = "P1\n\(code.size * 8) \(wide.count)\n" + wide.joined(separator: "\n") + "\n"
    #expect(try Self.read(Data(picture.utf8), named: "code.pbm") == content)
  }

  @Test func `no content, and too much of it, is no symbol`() {
    for content in ["", String(repeating: "x", count: 3000)] {
      #expect(throws: QRCodeError.doesNotFit) { try QRCode(Secret(utf8: content)) }
    }
  }

  // MARK: -

  private static func read(_ picture: Data, named name: String) throws -> String {
    let scratch = try Scratch("picture")
    let file = scratch.path(name)
    try picture.write(to: URL(fileURLWithPath: file))
    let read = try Child.perform(["zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", file])
    try #require(read.status == 0, "\(read.errors)")
    return String(read.output.dropLast())
  }
}
