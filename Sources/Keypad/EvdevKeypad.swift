// SPDX-License-Identifier: GPL-3.0-or-later
import CLinux
import Glibc

/// A numeric keypad read through evdev, and taken for the reader alone.
///
/// The grab (EVIOCGRAB) keeps what is typed, a PIN above all, from the console and from every other program.
/// It is held until `stop()`, and by the kernel's hand no longer than the process lives.
public final class EvdevKeypad: Keypad {
  public let events: AsyncStream<KeypadEvent>
  private let thread: KeypadThread

  /// Opens and grabs the device at `path`, such as `/dev/input/event3`.
  ///
  /// Throws where the device is missing, may not be read, has not the keys of a keypad, or is held by another.
  public convenience init(path: String) throws(KeypadError) {
    let descriptor = unsafe open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw KeypadError(errno, path: path) }
    do throws(KeypadError) {
      guard Self.hasKeypad(descriptor) else { throw KeypadError.notAKeypad(path: path) }
      guard clinux_evdev_grab(descriptor, true) == 0 else { throw KeypadError(errno, path: path) }
      try self.init(taking: descriptor, path: path)
    } catch {
      close(descriptor)
      throw error
    }
  }

  /// Reads events from an open descriptor, which it then owns: the part that needs no device.
  init(taking descriptor: CInt, path: String) throws(KeypadError) {
    thread = try KeypadThread(descriptor: descriptor, path: path, release: { close(descriptor) })
    events = thread.queue.events
    try thread.start(EvdevDecoder())
  }

  public func stop() { thread.stop() }

  /// The path of the one numeric keypad that is plugged in, or nil where there is none.
  ///
  /// A full keyboard has keypad keys too; a numeric keypad is told from it by having no letters. Throws
  /// `KeypadError.several` where the choice is not clear.
  public static func discover(in folder: String = "/dev/input") throws(KeypadError) -> String? {
    let found = eventFiles(in: folder).filter(isNumericKeypad)
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
    let descriptor = unsafe open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return hasKeypad(descriptor) && !clinux_evdev_has_key(descriptor, UInt16(KEY_A))
  }

  private static func eventFiles(in folder: String) -> [String] {
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
