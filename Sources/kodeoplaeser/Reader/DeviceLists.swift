// SPDX-License-Identifier: GPL-3.0-or-later
import Platform
import ServiceInterfaces

/// `doctor --keypads` and `doctor --audio`: what there is, in the words by which the daemon's options name it.
enum DeviceLists {
  static func tellKeypads(asJSON: Bool) -> ExitCode {
    let entries = InputDeviceList.current()?.entries.filter { $0.description.use != .unsuitable } ?? []
    for entry in entries {
      let name = PlainText.cleaned(entry.description.name) ?? "a device without a name"
      Fact.tell(
        [
          Fact(.keypad, .text("evdev:\(entry.path)"), ""), Fact(.name, .text(name), ""),
          Fact(
            "use", .text(entry.description.use.rawValue),
            "--keypad evdev:\(entry.path) is \(name): \(uses[entry.description.use] ?? "")."),
        ], asJSON: asJSON)
    }
    return end(entries.isEmpty, "There is no keypad, and no keyboard with one.", asJSON)
  }

  static let uses: [InputDeviceDescription.Use: String] = [
    .taken: "a numeric keypad, which the reader takes by itself",
    .proposed: "it lists a whole keyboard, and is the reader's once plus was pressed on it",
    .builtIn: "a keyboard of this machine, which the reader leaves alone unless it is named",
  ]

  static func tellSoundCards(asJSON: Bool) -> ExitCode {
    let cards = SoundCards.here
    for card in cards {
      Fact.tell(
        [
          Fact(.audio, .text("alsa:\(card.device)"), ""),
          Fact(.name, .text(card.name), "--audio alsa:\(card.device) is \(card.name)."),
        ], asJSON: asJSON)
    }
    return end(cards.isEmpty, "There is no sound card that plays.", asJSON)
  }

  private static func end(_ isNothing: Bool, _ sentence: String, _ asJSON: Bool) -> ExitCode {
    guard isNothing else { return .approvedOrDone }
    if !asJSON { Console.say(sentence) }
    return .somethingIsWrong
  }
}

/// The sound cards as the kernel lists them for everybody: /proc/asound. The command line links no sound library.
struct SoundCards {
  /// One that plays.
  struct Card: Equatable {
    /// As ALSA names it, conversions included: `plughw:CARD=Headset,DEV=0`.
    let device: String
    let name: String
  }

  static var here: [Card] { cards(in: "/proc/asound") }

  /// Each playback device of each card; ` 0 [Headset        ]: USB-Audio - USB Headset` is a card's first line.
  static func cards(in folder: String) -> [Card] {
    let lines = (TextFile.text(of: folder + "/cards") ?? "").split(separator: "\n")
    return lines.flatMap { line -> [Card] in
      let parts = line.split(separator: "[", maxSplits: 1)
      guard parts.count == 2, let number = Int(parts[0].filter { $0 != " " }) else { return [] }
      let rest = parts[1].split(separator: "]", maxSplits: 1)
      guard rest.count == 2 else { return [] }
      let id = rest[0].filter { $0 != " " }
      let about = rest[1].drop { ": ".contains($0) }
      let dash = about.split(separator: "-").last.map { $0.drop { $0 == " " } } ?? about[...]
      return (0..<8).filter { TextFile.text(of: "\(folder)/card\(number)/pcm\($0)p/info") != nil }.map {
        Card(device: "plughw:CARD=\(id),DEV=\($0)", name: PlainText.cleaned(String(dash)) ?? String(id))
      }
    }
  }
}
