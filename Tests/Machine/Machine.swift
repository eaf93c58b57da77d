// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JSON

/// A whole machine without hardware: qemu, Debian's kernel, a USB headset whose sound is a WAV file, and a USB keypad.
///
/// Its time is counted by the instructions that it executes, and goes on by the clock only while it is at rest: where this
/// machine is slow, that one's time is slow as well, and neither a sound breaks off nor a deadline passes for it.
final class Machine {
  /// Where its files are left: the WAV files, its console, its transcript.
  let folder: URL
  let monitor: QEMUMonitor
  let shell: GuestShell
  let transcript: HeardTranscript
  private let qemu: Process
  private var headsets = 0
  private var keypads = 0

  /// So many times a headset may be plugged in: each has a file of its own.
  private static let mostHeadsets = 8

  /// What a machine is made of.
  struct Parts {
    /// `kernel` and `initrd` are there.
    let image: URL
    /// An ext4 file system with the reader's state, which outlives a power cut.
    let disk: URL
    let folder: URL
  }

  /// Boots one, with a headset and a keypad plugged in.
  init(_ parts: Parts) throws {
    folder = parts.folder
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = Self.arguments(parts)
    _ = FileManager.default.createFile(atPath: folder.appending(path: "qemu").path, contents: nil)
    process.standardError = try FileHandle(forWritingTo: folder.appending(path: "qemu"))
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    qemu = process
    let sockets = try ["monitor", "shell", "transcript"].map { name in
      try LineSocket(parts.folder.appending(path: name).path) { process.isRunning }
    }
    monitor = try QEMUMonitor(sockets[0])
    transcript = HeardTranscript(sockets[2], in: folder)
    try Self.plug("usb-audio", id: "headset1", ["audiodev": "sound1", "port": "1"], monitor)
    try Self.plug("usb-kbd", id: "keypad1", ["port": "2"], monitor)
    (headsets, keypads) = (1, 1)
    try monitor.perform("cont")
    shell = try GuestShell(sockets[1])
  }

  private static func arguments(_ parts: Parts) -> [String] {
    // Whatever ends this process ends the machine.
    var words = ["setpriv", "--pdeathsig", "KILL", "qemu-system-x86_64"]
    words += ["-machine", "pc", "-accel", "tcg", "-icount", "shift=1,sleep=on", "-cpu", "max", "-m", "512"]
    words += ["-display", "none", "-nodefaults", "-no-reboot", "-no-user-config", "-S", "-rtc", "clock=host"]
    words += ["-kernel", parts.image.appending(path: "kernel").path]
    words += ["-initrd", parts.image.appending(path: "initrd").path]
    words += ["-append", "console=ttyS0 quiet panic=-1 random.trust_cpu=on"]
    words += ["-serial", "file:\(parts.folder.path)/console"]
    words += ["-drive", "file=\(parts.disk.path),format=raw,if=virtio,cache=writethrough"]
    words += ["-device", "virtio-rng-pci", "-device", "virtio-serial-pci", "-device", "qemu-xhci,id=usb"]
    for name in ["monitor", "shell", "transcript"] {
      words += ["-chardev", "socket,id=\(name),path=\(parts.folder.path)/\(name),server=on,wait=off"]
    }
    words += ["-mon", "chardev=monitor,mode=control"]
    words += ["-device", "virtserialport,chardev=shell,name=shell"]
    words += ["-device", "virtserialport,chardev=transcript,name=transcript"]
    for number in 1...mostHeadsets {
      words += [
        "-audiodev", "wav,id=sound\(number),path=\(sound(number, in: parts.folder).path),out.frequency=48000",
      ]
    }
    return words
  }

  // MARK: What is plugged in

  private static func plug(
    _ driver: String, id: String, _ properties: [String: JSONValue], _ monitor: QEMUMonitor
  ) throws {
    let named: [String: JSONValue] = ["driver": .string(driver), "id": .string(id), "bus": "usb.0"]
    try monitor.perform("device_add", .object(properties.merging(named) { $1 }))
  }

  private func unplug(_ id: String) throws {
    try monitor.perform("device_del", ["id": .string(id)])
    try monitor.waitUntilUnplugged(id)
  }

  /// Plugs the headset in again; its sound goes into the next file.
  func plugInHeadset() throws {
    headsets += 1
    try Self.plug(
      "usb-audio", id: "headset\(headsets)", ["audiodev": .string("sound\(headsets)"), "port": "1"], monitor)
  }

  func unplugHeadset() throws { try unplug("headset\(headsets)") }

  func plugInKeypad() throws {
    keypads += 1
    try Self.plug("usb-kbd", id: "keypad\(keypads)", ["port": "2"], monitor)
  }

  func unplugKeypad() throws { try unplug("keypad\(keypads)") }

  /// The WAV file of what the headset played since it was plugged in last; whole when it is unplugged, or the machine off.
  var sound: URL { sound(headsets) }

  /// The same of the one that was plugged in as this many.
  func sound(_ number: Int) -> URL { Self.sound(number, in: folder) }

  private static func sound(_ number: Int, in folder: URL) -> URL {
    folder.appending(path: "headset\(number).wav")
  }

  // MARK: Keys

  /// The keys of a numeric keypad, as it is written, by qemu's names of them.
  private static let keys: [Character: String] = Dictionary(
    uniqueKeysWithValues: zip("+-*/.e", ["add", "subtract", "multiply", "divide", "decimal", "enter"])
      .map { ($0, "kp_\($1)") } + "0123456789".map { ($0, "kp_\($0)") })

  /// Types on the keypad.
  ///
  /// - Parameter hold: milliseconds of the machine's time that a key is held, and then not.
  func press(_ keys: String, hold: Int64 = 60) throws {
    for key in keys { try press(qcode: Self.keys[key] ?? String(key), hold: hold) }
  }

  /// Presses a key of a keyboard, by qemu's name for it. Keys wait for those before them.
  func press(qcode: String, hold: Int64 = 60) throws {
    try monitor.perform(
      "send-key",
      ["keys": [["type": "qcode", "data": .string(qcode)]], "hold-time": .int(hold)])
  }

  // MARK: Its end

  /// Takes the power away.
  func cutPower() {
    kill(qemu.processIdentifier, SIGKILL)
    qemu.waitUntilExit()
  }

  /// Ends it so that its files are whole.
  func turnOff() throws {
    guard qemu.isRunning else { return }
    try monitor.perform("quit")
    qemu.waitUntilExit()
  }

  /// What the reader, the kernel and qemu said last.
  var lastWords: String {
    let inside =
      (try? shell.run("tail -n 20 /tmp/reader; dmesg | tail -n 20; ls -l /dev/input /dev/snd")) ?? []
    return inside.joined(separator: "\n") + outside
  }

  private var outside: String {
    ["console", "qemu"].compactMap { try? String(contentsOf: folder.appending(path: $0), encoding: .utf8) }
      .map { $0.suffix(1500) }.joined(separator: "\n")
  }
}
