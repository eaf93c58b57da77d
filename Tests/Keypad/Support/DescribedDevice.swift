// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Platform
import Testing

@testable import Keypad

/// A device in a file: its capabilities as evtest lists them, and above them what is to be done with it and what evtest does
/// not tell, each after `#`.
struct DescribedDevice: CustomTestStringConvertible, Sendable {
  let name: String
  /// What the reader is to do with it.
  let use: String
  let description: InputDeviceDescription

  var testDescription: String { name }

  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Devices")

  /// Every device in the folder.
  static let all: [DescribedDevice] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.sorted().compactMap { try? DescribedDevice(name: String($0.dropLast(4))) }
  }()

  init(name: String) throws {
    let text = try String(contentsOf: Self.folder.appendingPathComponent(name + ".txt"), encoding: .utf8)
    var notes: [Substring: String] = [:]
    var (numbers, title): ([UInt16], String) = ([], "")
    var keys: Set<UInt16> = []
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ")
      switch (words[0], words.count > 1 ? words[1] : "") {
      case ("#", let note): notes[note] = words.dropFirst(2).joined(separator: " ")
      case ("Event", "code"): keys.insert(try #require(UInt16(words[2])))
      case ("Input", "device") where line.contains("ID:"):
        numbers = words.compactMap { $0.hasPrefix("0x") ? UInt16($0.dropFirst(2), radix: 16) : nil }
      case ("Input", "device"): title = line.split(separator: "\"").dropFirst().first.map(String.init) ?? ""
      default: break
      }
    }
    try #require(numbers.count == 4)
    self.name = name
    use = try #require(notes["use"])
    description = InputDeviceDescription(
      id: .init(bus: numbers[0], vendor: numbers[1], product: numbers[2]), name: title,
      physicalPath: notes["phys"] ?? "", uniqueID: notes["uniq"] ?? "", keys: keys,
      isFixed: notes["removable"] == "fixed")
  }
}
