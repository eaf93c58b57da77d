// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation

/// libespeak-ng with nothing around it, and a state of its own beside the one that `Synthesizer` uses.
///
/// The library is one global state, so a copy of its file is loaded, bound to itself first
/// (`RTLD_DEEPBIND`, dlopen(3)): the two can speak in turns in one process.
final class SpeechPeer {
  private typealias Called =
    @convention(c) (UnsafeMutablePointer<Int16>?, Int32, UnsafeMutableRawPointer?) -> Int32
  private typealias Initialize = @convention(c) (Int32, Int32, UnsafePointer<CChar>?, Int32) -> Int32
  private typealias SetCallback = @convention(c) (Called) -> Void
  private typealias SetVoice = @convention(c) (UnsafePointer<CChar>) -> Int32
  private typealias SetParameter = @convention(c) (Int32, Int32, Int32) -> Int32
  private typealias Synth =
    @convention(c) (
      UnsafeRawPointer, Int, UInt32, Int32, UInt32, UInt32, UnsafeMutableRawPointer?, UnsafeMutableRawPointer?
    ) -> Int32

  private let library: UnsafeMutableRawPointer
  private let synth: Synth

  /// - Parameters:
  ///   - voice: what the library calls it: "gmw/en+klatt".
  ///   - parameters: numbers and values of `espeak_PARAMETER` (speak_lib.h).
  init(voice: String, parameters: [(number: Int32, value: Int)]) throws {
    library = try Self.load()
    let initialize = try Self.function("espeak_Initialize", of: library, as: Initialize.self)
    let setCallback = try Self.function("espeak_SetSynthCallback", of: library, as: SetCallback.self)
    let setVoice = try Self.function("espeak_SetVoiceByName", of: library, as: SetVoice.self)
    let setParameter = try Self.function("espeak_SetParameter", of: library, as: SetParameter.self)
    synth = try Self.function("espeak_Synth", of: library, as: Synth.self)
    // AUDIO_OUTPUT_SYNCHRONOUS, and the chunks of 60 ms that our own room asks for.
    guard initialize(2, 60, nil, 0) > 0, setVoice(voice) == 0 else {
      throw BenchmarkError(description: "libespeak-ng does not start with \(voice)")
    }
    for (number, value) in parameters { _ = setParameter(number, Int32(value), 0) }
    setCallback { samples, count, events in
      // The user data is at the same place in every event: after six numbers of four bytes.
      guard let samples, count > 0, let events else { return 0 }
      let reel = events.load(fromByteOffset: SpeechPeer.userDataOffset, as: UnsafeMutableRawPointer?.self)
      guard let reel else { return 1 }
      let chunk = UnsafeBufferPointer(start: samples, count: Int(count))
      reel.assumingMemoryBound(to: [Int16].self).pointee.append(contentsOf: chunk)
      return 0
    }
  }

  /// The samples of `text`, plain UTF-8, in one call.
  func samples(of text: String) throws -> [Int16] {
    var reel: [Int16] = []
    let result = withUnsafeMutablePointer(to: &reel) { reel in
      text.withCString { synth($0, text.utf8.count + 1, 0, 1, 0, 1, nil, reel) }
    }
    guard result == 0, !reel.isEmpty else { throw BenchmarkError(description: "libespeak-ng said nothing") }
    return reel
  }

  /// Offset of `user_data` in `espeak_EVENT` (speak_lib.h, 64-bit).
  private static let userDataOffset = 24

  /// A copy of the library that this process is linked with, found in proc(5) `/proc/self/maps`.
  private static func load() throws -> UnsafeMutableRawPointer {
    // Its size is given as nothing, so it is read to its end.
    let maps = try FileHandle(forReadingFrom: URL(filePath: "/proc/self/maps")).readToEnd() ?? Data()
    guard
      let line = String(decoding: maps, as: UTF8.self).split(separator: "\n").first(where: {
        $0.contains("/libespeak-ng.so")
      }),
      let path = line.firstIndex(of: "/").map({ line[$0...] })
    else { throw BenchmarkError(description: "libespeak-ng is not in this process") }
    let original = URL(filePath: String(path))
    let copy = FileManager.default.temporaryDirectory.appending(path: "espeak-\(UUID().uuidString).so")
    try FileManager.default.copyItem(at: original, to: copy)
    defer { try? FileManager.default.removeItem(at: copy) }
    guard let library = dlopen(copy.path, RTLD_NOW | RTLD_LOCAL | RTLD_DEEPBIND) else {
      throw BenchmarkError(description: "a second libespeak-ng does not load")
    }
    return library
  }

  private static func function<Function>(
    _ name: String, of library: UnsafeMutableRawPointer, as type: Function.Type
  ) throws -> Function {
    guard let symbol = dlsym(library, name) else { throw BenchmarkError(description: "no \(name)") }
    return unsafeBitCast(symbol, to: type)
  }
}
