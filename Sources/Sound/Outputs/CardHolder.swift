// SPDX-License-Identifier: GPL-3.0-or-later

internal import Glibc

/// A program that plays to a sound card, as the kernel tells everybody: /proc/asound.
public struct CardHolder: Hashable, Sendable, CustomStringConvertible {
  /// Its number.
  public let process: Int32
  /// What it is called; nil where its number is all that this process may know.
  public let name: String?

  /// As `pipewire, process 812`.
  public var description: String { (name.map { "\($0), " } ?? "") + "process \(process)" }

  /// Who plays to the card of an output; to any card, where its name says none.
  public static func all(of output: OutputDescription) -> [CardHolder] {
    all(of: output, in: "/proc")
  }

  /// - Parameter root: where the kernel's files are.
  static func all(of output: OutputDescription, in root: String) -> [CardHolder] {
    guard case .alsa(let device) = output else { return [] }
    let folder = "\(root)/asound"
    let cards =
      switch CardReference(device: device) {
      // The folder of a card has its number in its name; a link beside it has its id.
      case .card(let id): [Int32(id) == nil ? id : "card\(id)"]
      case .any, .unknown:
        FolderNames.list(folder).filter { $0.hasPrefix("card") && $0.count > 4 && $0 != "cards" }
      }
    let owners = cards.flatMap { card in
      FolderNames.list("\(folder)/\(card)").filter { $0.hasPrefix("pcm") && $0.hasSuffix("p") }.flatMap {
        device in
        FolderNames.list("\(folder)/\(card)/\(device)").filter { $0.hasPrefix("sub") }.compactMap {
          number(after: "owner_pid", in: "\(folder)/\(card)/\(device)/\($0)/status")
        }
      }
    }
    return Set(owners).sorted().map { CardHolder(ofThread: $0, in: root) }
  }

  /// The kernel tells the thread that opened the device.
  private init(ofThread thread: Int32, in root: String) {
    process = Self.number(after: "Tgid", in: "\(root)/\(thread)/status") ?? thread
    name = SmallFile.lines(of: "\(root)/\(process)/comm").first.map(String.init)
  }

  /// The number of the line `name : number`.
  private static func number(after name: String, in path: String) -> Int32? {
    SmallFile.lines(of: path).first { $0.hasPrefix(name) }.flatMap { line in
      line.split(separator: ":").dropFirst().first.flatMap { Int32($0.filter { $0 != " " && $0 != "\t" }) }
    }
  }
}

/// A small text file of the kernel's.
enum SmallFile {
  /// Its lines; none where it cannot be read. Of one of over 4 kB the beginning.
  static func lines(of path: String) -> [Substring] {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return [] }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 4096)
    let room = bytes.count
    let count = unsafe read(descriptor, &bytes, room)
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self).split(separator: "\n")
  }
}

/// What is in a folder.
enum FolderNames {
  /// The names, sorted; none where it cannot be read.
  static func list(_ path: String) -> [String] {
    guard let folder = unsafe opendir(path) else { return [] }
    defer { unsafe closedir(folder) }
    var names: [String] = []
    while let entry = unsafe readdir(folder) {
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }
}
