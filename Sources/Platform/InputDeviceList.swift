// SPDX-License-Identifier: GPL-3.0-or-later

internal import Glibc

/// The input devices as the kernel lists them for everybody, without opening any: /proc/bus/input/devices.
public struct InputDeviceList: Sendable {
  /// A device and its file, such as `/dev/input/event3`.
  public struct Entry: Sendable {
    /// Where it is read.
    public let path: String
    /// What it says of itself.
    public let description: InputDeviceDescription
  }

  /// The devices that have a file, in the kernel's order.
  public let entries: [Entry]

  /// Parses the text of the file; `sysfs` is where its `S:` lines begin.
  public init(_ text: String, sysfs: String = "/sys") {
    var paragraphs: [[Substring]] = [[]]
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.isEmpty { paragraphs.append([]) } else { paragraphs[paragraphs.count - 1].append(line) }
    }
    entries = paragraphs.compactMap { Self.entry($0, sysfs) }
  }

  /// Reads what the kernel lists now; nil where it does not.
  public static func current() -> InputDeviceList? {
    guard let text = SystemDevice.text(of: "/proc/bus/input/devices") else { return nil }
    return InputDeviceList(text)
  }

  private static func entry(_ lines: [Substring], _ sysfs: String) -> Entry? {
    var fields: [Substring: String] = [:]
    for line in lines {
      let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else { continue }
      fields[parts[0]] = String(parts[1])
    }
    let handlers = (fields["H: Handlers"] ?? "").split(separator: " ")
    guard let event = handlers.first(where: { $0.hasPrefix("event") }) else { return nil }
    let description = InputDeviceDescription(
      id: id(in: lines), name: unquoted(fields["N: Name"] ?? ""), physicalPath: fields["P: Phys"] ?? "",
      uniqueID: fields["U: Uniq"] ?? "", keys: keys(fields["B: KEY"] ?? ""),
      isFixed: fields["S: Sysfs"].map { SystemDevice.isFixed(sysfs + $0) } ?? false)
    return Entry(path: "/dev/input/\(event)", description: description)
  }

  /// `I: Bus=0003 Vendor=1c4f Product=0002 Version=0110`
  private static func id(in lines: [Substring]) -> EventDevice.ID {
    let words = lines.first { $0.hasPrefix("I:") }?.split(separator: " ") ?? []
    func number(_ name: String) -> UInt16 {
      let word = words.first { $0.hasPrefix(name + "=") }?.dropFirst(name.count + 1)
      return word.flatMap { UInt16($0, radix: 16) } ?? 0
    }
    return EventDevice.ID(bus: number("Bus"), vendor: number("Vendor"), product: number("Product"))
  }

  private static func unquoted(_ name: String) -> String {
    name.hasPrefix("\"") && name.hasSuffix("\"") && name.count > 1
      ? String(name.dropFirst().dropLast()) : name
  }

  /// The bits of the keys in words of this machine's long, the highest first.
  private static func keys(_ words: String) -> Set<UInt16> {
    var keys: Set<UInt16> = []
    for (index, word) in words.split(separator: " ").reversed().enumerated() {
      guard let bits = UInt(word, radix: 16) else { continue }
      for bit in 0..<UInt.bitWidth where bits >> UInt(bit) & 1 == 1 {
        keys.insert(UInt16(clamping: index * UInt.bitWidth + bit))
      }
    }
    return keys
  }
}

/// What sysfs tells of a device (the kernel's Documentation/ABI/testing/sysfs-bus-usb).
enum SystemDevice {
  /// Whether the device, or what it is part of, is `fixed` to the machine.
  static func isFixed(_ path: String) -> Bool {
    guard let resolved = unsafe realpath(path, nil) else { return false }
    defer { unsafe free(resolved) }
    let parts = unsafe String(cString: resolved).split(separator: "/")
    return parts.indices.contains { index in
      let attribute = "/" + parts[...index].joined(separator: "/") + "/removable"
      return text(of: attribute)?.hasPrefix("fixed") ?? false
    }
  }

  /// The text of a file of the kernel's; nil where it cannot be read.
  static func text(of path: String) -> String? {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var (text, bytes) = ([UInt8](), [UInt8](repeating: 0, count: 4096))
    let room = bytes.count
    while true {
      let count = unsafe read(descriptor, &bytes, room)
      guard count > 0 else { return count == 0 ? String(decoding: text, as: UTF8.self) : nil }
      text += bytes.prefix(count)
    }
  }
}
