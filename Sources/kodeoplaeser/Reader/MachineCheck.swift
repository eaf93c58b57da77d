// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc
import Installation
import Platform

/// What a machine tells of a reader without its daemon: each fact with whether it is as it should be.
struct MachineCheck {
  struct Fact {
    let name: String
    let isWell: Bool
    let sentence: String
  }

  let facts: [Fact]

  /// The sentences of what is wrong.
  var problems: [String] { facts.filter { !$0.isWell }.map(\.sentence) }

  static var here: MachineCheck {
    MachineCheck(facts: [keypad, soundCard, voices, state, configuration, pam].compactMap(\.self))
  }

  private static var keypad: Fact {
    let uses = InputDeviceList.current()?.entries.map(\.description.use) ?? []
    let isWell = uses.contains(.taken) || uses.contains(.proposed)
    return Fact(
      name: "hasKeypad", isWell: isWell,
      sentence: isWell ? "There is a keypad." : "No keypad is plugged in; a terminal serves as one.")
  }

  private static var soundCard: Fact {
    let isWell = !SoundCards.here.isEmpty
    return Fact(
      name: "hasSoundCard", isWell: isWell,
      sentence: isWell
        ? "There is a sound card."
        : "This machine has no sound card that plays; see kodeoplaeser doctor --audio.")
  }

  private static var voices: Fact {
    let folders =
      ["/usr/local/share/kodeoplaeser/Voices", "/usr/share/kodeoplaeser/Voices"] + besideTheProgram
    let found = folders.first { access($0 + "/da/voice.json", R_OK) == 0 }
    return Fact(
      name: "hasVoices", isWell: found != nil,
      sentence: found.map { "The sentences are read from \($0)." }
        ?? "The folder Voices, with what the reader says, is neither installed nor beside the program.")
  }

  private static var besideTheProgram: [String] {
    guard let program = realpath("/proc/self/exe", nil) else { return [] }
    defer { free(program) }
    let folders = String(cString: program).split(separator: "/").dropLast()
    return folders.indices.map { "/" + folders[...$0].joined(separator: "/") + "/Voices" }
  }

  /// The stacks of PAM that ask the reader, and whether the module that they name is there: without it nobody gets in by them.
  static var pam: Fact? {
    pam(stacks: "/etc/pam.d", modules: InstalledFiles.moduleFolder ?? "/usr/lib/security")
  }

  static func pam(stacks folder: String, modules: String) -> Fact? {
    let stacks = files(in: folder).filter { name in
      (TextFile.text(of: "\(folder)/\(name)") ?? "").split(separator: "\n").contains { line in
        !line.drop { $0 == " " || $0 == "\t" }.hasPrefix("#")
          && TextSearch.contains(String(line), "pam_kodeoplaeser.so")
      }
    }
    guard !stacks.isEmpty else { return nil }
    let isWell = access(modules + "/pam_kodeoplaeser.so", R_OK) == 0
    let names = stacks.joined(separator: ", ")
    return Fact(
      name: "pamModuleIsThere", isWell: isWell,
      sentence: isWell
        ? "These stacks of PAM ask the reader: \(names)."
        : "The stacks \(names) in \(folder) name pam_kodeoplaeser.so, and \(modules) has none: they let nobody in by it. Install it."
    )
  }

  private static func files(in folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      names.append(
        withUnsafeBytes(of: &entry.pointee.d_name) {
          String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
        })
    }
    return names.filter { !$0.hasPrefix(".") }.sorted()
  }

  /// The file of the machine's service, where there is one: a line that does not hold is why the service does not start.
  private static var configuration: Fact? {
    do throws(ConfigurationFile.Refusal) {
      guard try ConfigurationFile.read(ServiceOptions.systemFile) != nil else { return nil }
    } catch {
      return Fact(name: "configurationHolds", isWell: false, sentence: error.description)
    }
    return Fact(
      name: "configurationHolds", isWell: true,
      sentence: "The lines of \(ServiceOptions.systemFile) are as they should be.")
  }

  /// The system's state, where it is there and this person may look: others may not read or change what is in it.
  private static var state: Fact? {
    let path = "/var/lib/kodeoplaeser"
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    let isWell = status.st_mode & 0o077 == 0
    return Fact(
      name: "stateIsPrivate", isWell: isWell,
      sentence: isWell
        ? "The state in \(path) is its owner's alone."
        : "Others may enter \(path); the daemon refuses it: chmod 700 \(path).")
  }
}

/// A small file of the machine's.
enum TextFile {
  /// Its text; nil where it cannot be read.
  static func text(of path: String) -> String? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var (text, bytes) = ([UInt8](), [UInt8](repeating: 0, count: 4096))
    while true {
      let count = read(descriptor, &bytes, bytes.count)
      guard count > 0 else { return count == 0 ? String(decoding: text, as: UTF8.self) : nil }
      text += bytes.prefix(count)
    }
  }
}
