// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Platform

/// Opens input devices, and names the folder whose changes show that one came or went.
protocol DeviceSource: Sendable {
  /// The folder that their files are in when they are there.
  var folder: String { get }

  /// The one file, where that is known beforehand.
  var file: String? { get }

  /// Opens the devices that are there now, besides those at `held`.
  func look(besides held: Set<String>) -> FoundDevices

  /// Takes a keyboard that a key on it chose, and remembers it.
  func take(_ device: InputDevice) throws(KeypadError)

  /// Forgets a keyboard that was chosen.
  func forget(_ device: InputDevice)
}

/// What a look at the devices found.
struct FoundDevices {
  /// Those that are keypads, grabbed.
  var keypads: [InputDevice] = []
  /// Keyboards that were chosen before, grabbed.
  var chosen: [InputDevice] = []
  /// Keyboards that may be chosen to be keypads, not grabbed.
  var proposed: [InputDevice] = []
  /// Why there is no keypad among them; or why one more could not be opened.
  private(set) var trouble: KeypadError?

  /// Of several devices, one that cannot be used keeps none of the others from being; a keypad that another program holds is told
  /// before what is wrong with others.
  mutating func note(_ error: KeypadError) {
    if case .inUse = error { trouble = error }
    trouble = trouble ?? error
  }
}

/// The evdev device that was named; or all numeric keypads that are plugged in, the keyboards that were chosen, and those that
/// may be.
struct EvdevSource: DeviceSource {
  let folder: String
  let file: String?
  private let chosen: (any ChosenKeypads)?

  /// The device at `path`, such as `/dev/input/event3`.
  init(path: String) {
    file = path
    chosen = nil
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    folder = parts.isEmpty ? "." : parts == [""] ? "/" : parts.joined(separator: "/")
  }

  /// The devices of a folder.
  ///
  /// - Parameter chosen: keeps which keyboards were chosen; without it none is proposed.
  init(in folder: String = "/dev/input", chosen: (any ChosenKeypads)? = nil) {
    file = nil
    self.folder = folder
    self.chosen = chosen
  }

  func look(besides held: Set<String>) -> FoundDevices {
    var found = FoundDevices()
    let remembered = Set(chosen?.identities() ?? [])
    for path in file.map({ [$0] }) ?? eventFiles where !held.contains(path) {
      do throws(KeypadError) {
        try sort(try open(path), remembered, into: &found)
      } catch {
        found.note(error)
      }
    }
    guard found.keypads.isEmpty, found.chosen.isEmpty else { return found }
    found.note(.notFound(path: file ?? folder))
    return found
  }

  private func open(_ path: String) throws(KeypadError) -> InputDevice {
    let descriptor = unsafe Glibc.open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    // Which of the devices that may not be read is the keypad, nobody knows.
    guard descriptor >= 0 else { throw KeypadError(errno, path: errno == EACCES ? file ?? folder : path) }
    return InputDevice(taking: descriptor, path: path)
  }

  private func sort(_ device: InputDevice, _ remembered: Set<DeviceIdentity>, into found: inout FoundDevices)
    throws(KeypadError)
  {
    guard file == nil else {
      guard device.description.hasKeypad else { throw .notAKeypad(path: device.path) }
      try Self.grab(device)
      return found.keypads.append(device)
    }
    switch device.description.use {
    case .taken:
      try Self.grab(device)
      found.keypads.append(device)
    case .proposed where remembered.contains(device.description.identity):
      try Self.grab(device)
      found.chosen.append(device)
    case .proposed: if chosen != nil { found.proposed.append(device) }
    case .builtIn, .unsuitable: break
    }
  }

  private static func grab(_ device: InputDevice) throws(KeypadError) {
    do throws(SystemError) {
      try EventDevice.grab(device.descriptor)
    } catch {
      throw KeypadError(error.code, path: device.path)
    }
    EventDevice.useMonotonicTime(device.descriptor)
  }

  func take(_ device: InputDevice) throws(KeypadError) {
    try Self.grab(device)
    guard let chosen else { return }
    let identity = device.description.identity
    chosen.keep(chosen.identities().filter { $0 != identity } + [identity])
  }

  func forget(_ device: InputDevice) {
    guard let chosen else { return }
    let identity = device.description.identity
    chosen.keep(chosen.identities().filter { $0 != identity })
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
  let description: InputDeviceDescription

  /// Takes over the descriptor.
  ///
  /// - Parameter description: what the device is; read from it where none is given.
  init(taking descriptor: CInt, path: String, description: InputDeviceDescription? = nil) {
    self.descriptor = descriptor
    self.path = path
    self.description = description ?? InputDeviceDescription(descriptor, path: path)
  }

  deinit { close(descriptor) }
}
