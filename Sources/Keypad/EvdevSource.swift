// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Platform

/// Opens an input device, and names the folder whose changes show that one came or went.
protocol DeviceSource: Sendable {
  /// The folder that its file is in when it is there.
  var folder: String { get }

  /// Its own file, where that is known beforehand.
  var file: String? { get }

  /// Opens the device that is there now.
  func open() throws(KeypadError) -> InputDevice
}

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
    do throws(SystemError) {
      try EventDevice.grab(descriptor)
    } catch {
      throw KeypadError(error.code, path: path)
    }
    return device
  }

  /// The path of the one numeric keypad that is plugged in, or nil where there is none.
  ///
  /// A full keyboard has the keys of a keypad too, but letters besides.
  ///
  /// - Throws: `KeypadError.several` where there is more than one.
  func discover() throws(KeypadError) -> String? {
    let found = eventFiles.filter(Self.isNumericKeypad)
    guard found.count < 2 else { throw .several(paths: found) }
    return found.first
  }

  private static let required = KeyCode.digits + [KeyCode.plus, KeyCode.minus, KeyCode.enter]

  private static func hasKeypad(_ descriptor: CInt) -> Bool {
    required.allSatisfy { EventDevice.hasKey($0, descriptor) }
  }

  private static func isNumericKeypad(_ path: String) -> Bool {
    let descriptor = unsafe Glibc.open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return hasKeypad(descriptor) && !EventDevice.hasKey(KeyCode.letterA, descriptor)
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

/// An open input device, which is closed with this object.
final class InputDevice: Sendable {
  let descriptor: CInt
  let path: String

  /// Takes over the descriptor.
  init(taking descriptor: CInt, path: String) {
    self.descriptor = descriptor
    self.path = path
  }

  deinit { close(descriptor) }
}

/// Notifies of devices that appear, disappear or get other permissions: inotify(7).
final class DeviceWatch {
  /// Readable after a change; -1 where inotify(7) is not available.
  let descriptor: CInt

  init() { descriptor = inotify_init1(CInt(IN_CLOEXEC | IN_NONBLOCK)) }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Discards the changes until now, and watches for those to come. To be called before each attempt to open a device.
  ///
  /// The folders above are watched as well: a folder exists from its first device to its last. Attributes are watched because
  /// udev sets a device's group after it has appeared.
  func renew(for source: some DeviceSource) {
    discardEvents()
    for folder in Self.above(source.folder) { add(folder, IN_CREATE | IN_MOVED_TO) }
    add(source.folder, IN_CREATE | IN_DELETE | IN_ATTRIB | IN_MOVED_TO)
    if let file = source.file { add(file, IN_ATTRIB) }
  }

  private func add(_ path: String, _ changes: CInt) {
    _ = unsafe inotify_add_watch(descriptor, path, UInt32(changes))
  }

  private func discardEvents() {
    var events = [UInt8](repeating: 0, count: 4096)
    let room = events.count
    while unsafe read(descriptor, &events, room) > 0 {}
  }

  /// The folders above a folder, from the root on.
  private static func above(_ folder: String) -> [String] {
    let parts = folder.split(separator: "/", omittingEmptySubsequences: false)
    return parts.indices.dropFirst().map { $0 == 1 ? "/" : parts[..<$0].joined(separator: "/") }
      .filter { $0 != folder }
  }
}
