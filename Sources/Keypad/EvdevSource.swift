// SPDX-License-Identifier: GPL-3.0-or-later
import CLinux
import Glibc

/// The evdev device that was named, or the one numeric keypad that is plugged in.
struct EvdevSource: DeviceSource {
  let folder: String
  let file: String?

  /// The device at `path`, such as `/dev/input/event3`.
  init(path: String) {
    file = path
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    folder = parts.isEmpty ? "." : parts == [""] ? "/" : parts.joined(separator: "/")
  }

  /// The one numeric keypad among the devices of a folder.
  init(in folder: String = "/dev/input") {
    file = nil
    self.folder = folder
  }

  func open() throws(KeypadError) -> InputDevice {
    guard let path = if let file { file } else { try discover() } else { throw .notFound(path: folder) }
    let descriptor = unsafe Glibc.open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw KeypadError(errno, path: path) }
    let device = InputDevice(taking: descriptor, path: path)
    guard Self.hasKeypad(descriptor) else { throw .notAKeypad(path: path) }
    guard clinux_evdev_grab(descriptor, true) == 0 else { throw KeypadError(errno, path: path) }
    return device
  }

  /// The path of the one numeric keypad that is plugged in, or nil where there is none.
  ///
  /// A full keyboard has keypad keys too; a numeric keypad is told from it by having no letters. Throws
  /// `KeypadError.several` where the choice is not clear.
  func discover() throws(KeypadError) -> String? {
    let found = eventFiles.filter(Self.isNumericKeypad)
    guard found.count < 2 else { throw .several(paths: found) }
    return found.first
  }

  private static let required = [
    KEY_KP0, KEY_KP1, KEY_KP2, KEY_KP3, KEY_KP4, KEY_KP5, KEY_KP6, KEY_KP7, KEY_KP8, KEY_KP9, KEY_KPPLUS,
    KEY_KPMINUS, KEY_KPENTER,
  ]

  private static func hasKeypad(_ descriptor: CInt) -> Bool {
    required.allSatisfy { clinux_evdev_has_key(descriptor, UInt16($0)) }
  }

  private static func isNumericKeypad(_ path: String) -> Bool {
    let descriptor = unsafe Glibc.open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return hasKeypad(descriptor) && !clinux_evdev_has_key(descriptor, UInt16(KEY_A))
  }

  private var eventFiles: [String] {
    guard let directory = unsafe opendir(folder) else { return [] }
    defer { unsafe closedir(directory) }
    var paths: [String] = []
    while let entry = unsafe readdir(directory) {
      let name = unsafe withUnsafePointer(to: entry.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      if name.hasPrefix("event") { paths.append(folder + "/" + name) }
    }
    return paths.sorted()
  }
}
