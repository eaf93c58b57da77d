// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Cryptography
internal import Glibc
internal import Keypad
internal import Reader
internal import ServiceInterfaces
internal import Sound
internal import Speech
internal import Varlink

/// The whole story in one process, on temporary state: a user, a request over the daemon's own socket as a service would send
/// it, what is heard, the keys, the decision.
struct Demonstration: Sendable {
  private let settings: DaemonOptions
  private let soundFile: String?

  private static let user = "demobruger"

  /// Chooses what was not named: the sound card or a file, the terminal or standard input.
  init(_ settings: DaemonOptions, in folder: TemporaryFolder) {
    var settings = settings
    settings.state = "\(folder.path)/state"
    settings.socket = "\(folder.path)/socket"
    settings.keypad = settings.keypad ?? (Screen.inputIsTerminal ? .terminal : .pipe(path: "-"))
    soundFile = settings.audio == nil && !Self.soundCardAnswers ? "kodeoplaeser-try.wav" : nil
    settings.audio = settings.audio ?? soundFile.map { .wav(path: $0) }
    self.settings = settings
  }

  /// Tells the story; returns the exit code: 0 approved, 1 rejected, 3 expired or cancelled, 4 failed.
  func run() async throws(DaemonError) -> Int32 {
    if let soundFile { Screen.say("There is no sound card: what is heard is written to \(soundFile).") }
    let daemon = try await Daemon.open(settings) { Screen.show($0) }
    let keysEnded = AsyncStream.makeStream(of: Void.self)
    let working = Task {
      await daemon.run { keysEnded.continuation.yield(()) }
    }
    let outcome = await tell(with: daemon, keysEnded.stream)
    working.cancel()
    await working.value
    return try outcome.get()
  }

  private func tell(with daemon: Daemon, _ keysEnded: AsyncStream<Void>) async -> Result<Int32, DaemonError> {
    do {
      let pin = try Self.pin()
      let client = try await enrol(pin)
      let requested = try await request(client)
      let typist = Task {
        for await _ in keysEnded { break }
        if !Task.isCancelled {
          var typist = Typist(pin: pin, code: requested.oneTimeCode)
          await typist.playOut(daemon.conversation)
        }
      }
      defer { typist.cancel() }
      let progress = try await last(of: requested, client)
      await quiet(daemon.conversation)
      // The decision is the last that is printed.
      daemon.transcript.finish()
      await daemon.writer?.flush()
      return .success(Self.tell(progress))
    } catch let error as DaemonError {
      return .failure(error)
    } catch is CancellationError {
      return .failure(.failure("the story was cut short before its decision"))
    } catch {
      return .failure(.failure("the story could not be told: \(error)"))
    }
  }

  // MARK: The service and the user

  private func enrol(_ pin: String) async throws -> VarlinkClient {
    let client = try VarlinkClient(toDaemonAt: settings.socket, answeredBy: [getuid()])
    _ = try await client.identity.enrol(
      .init(user: Self.user, password: SecretText(try Self.password()), pin: SecretText(pin)))
    Screen.say("The demo PIN is \(pin).")
    return client
  }

  private func request(_ client: VarlinkClient) async throws -> ApprovalInterface.Request.Reply {
    let scene = Scene.told(in: settings.language ?? .danish)
    var request = ApprovalInterface.Request.Parameters(
      user: Self.user, service: scene.service, action: .logOn, text: scene.text)
    request.language = scene.language
    let requested = try await client.approval.request(request)
    Screen.say("\(scene.service) shows the one-time code \(requested.oneTimeCode?.plain ?? "").")
    Screen.say("Keys: the PIN, the code, then plus and plus to approve, or minus to reject.")
    return requested
  }

  private func last(of requested: ApprovalInterface.Request.Reply, _ client: VarlinkClient) async throws
    -> ApprovalInterface.Watch.Reply
  {
    var last = ApprovalInterface.Watch.Reply(state: .failed)
    for try await progress in try client.approval.watch(.init(approvalID: requested.approvalID)) {
      last = progress
    }
    return last
  }

  /// Lets the last words be heard.
  private func quiet(_ conversation: Conversation) async {
    for await place in await conversation.quietMoments() where !place.isLiving { return }
  }

  private static let exitCodes: [ApprovalInterface.State: Int32] = [
    .approved: 0, .rejected: 1, .expired: 3, .cancelled: 3,
  ]

  private static func tell(_ progress: ApprovalInterface.Watch.Reply) -> Int32 {
    Screen.say("Decision: \(progress.state.rawValue).")
    return exitCodes[progress.state] ?? 4
  }

  /// A PIN that the rules allow.
  private static func pin() throws -> String {
    while true {
      let digits = try digits(6)
      if (try? PIN(Secret(utf8: digits))) != nil { return digits }
    }
  }

  /// A password that the rules allow: chance may make a keyboard row.
  private static func password() throws -> String {
    let user = try UserID(user)
    while true {
      let password = try digits(8) + "kvist"
      if (try? Password(password, for: user)) != nil { return password }
    }
  }

  private static func digits(_ count: Int) throws -> String {
    String(decoding: try Random.digits(count).revealed(), as: UTF8.self)
  }

  private static var soundCardAnswers: Bool {
    (try? Player(output: .alsa(name: "default"))) != nil
  }
}

/// What the demonstration's service asks, as such a service would write it: data of the story, not words of the reader.
struct Scene: Sendable {
  let service: String
  let language: String
  let text: String

  private static let scenes = [
    Scene(service: "Borger.dk", language: "da", text: "Log på for at se din post."),
    Scene(service: "Borger.dk", language: "en", text: "Log on to see your post."),
  ]

  /// The scene in the listener's language, else the Danish one.
  static func told(in language: LanguageCode) -> Scene {
    scenes.first { $0.language == language.rawValue } ?? scenes[0]
  }
}
