// SPDX-License-Identifier: GPL-3.0-or-later
import CLinux
import Foundation
import Platform
import Synchronization
import Testing

@testable import Keypad

/// Where keypads are plugged in: a folder, which comes with its first device. Each device is a FIFO; what it says of itself is
/// given, and who grabs it is written down.
final class Sockets: DeviceSource {
  let folder: String
  let file: String? = nil
  /// The first socket.
  var path: String { path(0) }
  /// What each look found: nil for a keypad.
  let looks: AsyncStream<KeypadError?>
  private let looked: AsyncStream<KeypadError?>.Continuation
  private let root = FileManager.default.temporaryDirectory.appendingPathComponent(
    "evdev-\(UUID().uuidString)")

  private struct State {
    var descriptions: [String: InputDeviceDescription] = [:]
    var remembered: Set<DeviceIdentity> = []
    var grabbed: [String] = []
  }
  private let state = Mutex(State())

  init(in name: String = "input") {
    folder = root.appendingPathComponent(name).path
    (looks, looked) = AsyncStream.makeStream()
    try? FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: root) }

  /// Every path that was grabbed, in order.
  var grabbed: [String] { state.withLock { $0.grabbed } }
  /// What is remembered as chosen.
  var remembered: Set<DeviceIdentity> { state.withLock { $0.remembered } }

  func path(_ number: Int) -> String { folder + "/event\(number)" }

  func makeFolder() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  /// Makes a device.
  func plugIn(_ description: InputDeviceDescription = .keypad, at number: Int = 0, mode: mode_t = 0o600)
    throws
    -> Plug
  {
    try makeFolder()
    state.withLock { $0.descriptions[path(number)] = description }
    // It is there whole, as the kernel's are.
    let unseen = root.appendingPathComponent("unseen").path
    try #require(mkfifo(unseen, mode) == 0)
    try #require(rename(unseen, path(number)) == 0)
    return Plug(path: path(number))
  }

  func look(besides held: Set<String>) -> FoundDevices {
    var found = FoundDevices()
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for path in files.map({ folder + "/" + $0 }).sorted() where !held.contains(path) {
      do throws(KeypadError) {
        sort(try open(path), into: &found)
      } catch {
        found.note(error)
      }
    }
    if found.isEmpty { found.note(.notFound(path: path)) }
    looked.yield(found.report)
    return found
  }

  private func sort(_ device: InputDevice, into found: inout FoundDevices) {
    let isRemembered = remembered.contains(device.description.identity)
    switch device.description.use {
    case .taken: found.keypads.append(device)
    case .proposed where isRemembered: found.chosen.append(device)
    case .proposed: return found.proposed.append(device)
    case .builtIn, .unsuitable: return
    }
    state.withLock { $0.grabbed.append(device.path) }
  }

  private func open(_ path: String) throws(KeypadError) -> InputDevice {
    var status = stat()
    guard stat(path, &status) == 0 else { throw KeypadError(errno, path: path) }
    // Root may read everything: what others may not, counts.
    guard status.st_mode & 0o400 != 0 else { throw .notAllowed(path: path) }
    let descriptor = Glibc.open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw KeypadError(errno, path: path) }
    return InputDevice(
      taking: descriptor, path: path, description: state.withLock { $0.descriptions[path] } ?? .keypad)
  }

  func take(_ device: InputDevice) throws(KeypadError) {
    state.withLock {
      $0.grabbed.append(device.path)
      $0.remembered.insert(device.description.identity)
    }
  }

  func forget(_ device: InputDevice) {
    state.withLock { _ = $0.remembered.remove(device.description.identity) }
  }
}

/// The keypad's end of a device.
struct Plug {
  let path: String
  private let descriptor: CInt

  init(path: String) {
    self.path = path
    descriptor = Glibc.open(path, O_RDWR | O_NONBLOCK | O_CLOEXEC)
  }

  /// Presses and releases each, a second apart.
  func press(_ keys: [CInt]) {
    var bytes: [UInt8] = []
    for (second, key) in keys.enumerated() {
      let time = Int64(second + 1) * 1_000_000
      bytes += inputEvent(EV_KEY, key, 1, at: time) + inputEvent(EV_KEY, key, 0, at: time + 60_000)
    }
    #expect(write(descriptor, bytes, bytes.count) == bytes.count)
  }

  /// The file goes first, as the kernel does it.
  func pull() {
    unlink(path)
    close(descriptor)
  }
}

extension InputDeviceDescription {
  /// Digits alone.
  static let keypad = described("digits-alone")
  /// A keypad that lists a whole keyboard.
  static let padListingKeyboard = described("pad-listing-a-keyboard")

  /// By its file; a file that is not there has no keys.
  static func described(_ name: String) -> InputDeviceDescription {
    (try? DescribedDevice(name: name))?.description
      ?? InputDeviceDescription(id: .init(bus: 0, vendor: 0, product: 0), name: name, keys: [])
  }
}
