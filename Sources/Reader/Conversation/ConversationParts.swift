// SPDX-License-Identifier: GPL-3.0-or-later
public import ApprovalCore
public import Sound
public import Speech

extension Conversation {
  /// What a conversation is put together from.
  public struct Parts: Sendable {
    public let core: IdentityProvider
    public let languages: LanguageStore
    public let synthesizer: Synthesizer
    public let player: Player
    public let transcript: Transcript
    /// Whose reader it is, in the order in which they came; none before anybody was enrolled.
    public var owners: [Owner]
    /// Keeps settings and accounts.
    public var memory: any ReaderMemory = NoMemory()
    /// Makes the reader somebody's from its keypad; without one it is enrolled from elsewhere.
    public var enroller: (any Enroller)?
    /// What holds where the memory says nothing.
    public var defaults: [Setting: Int] = [:]
    /// Who hears the output, until it tells something else.
    public var hearers = Privacy.personal
    /// What this machine calls an account; `nil` where it knows none of that number.
    public var accountName: @Sendable (UInt32) -> String? = { _ in nil }
    /// Told what cannot be spoken: the output is gone, busy, or hopeless.
    public var troubled: @Sendable (Trouble) -> Void = { _ in }
    /// Makes the output audible at its mixer, without waiting for it; whoever watches the mixer tells what came of it.
    public var turnUp: @Sendable () -> Void = {}
    /// Told that the output plays again, or for the first time: it may have another mixer.
    public var returned: @Sendable () -> Void = {}

    public init(
      core: IdentityProvider, languages: LanguageStore, synthesizer: Synthesizer, player: Player,
      transcript: Transcript,
      owner: Owner? = nil
    ) {
      self.core = core
      self.languages = languages
      self.synthesizer = synthesizer
      self.player = player
      self.transcript = transcript
      owners = [owner].compactMap(\.self)
    }
  }

  /// The reader's own language, as it is now.
  public nonisolated var language: LanguageCode { languages.language }
}

/// One whose reader it is, and what makes its codes for them.
public struct Owner: Sendable {
  /// Whose reader it is.
  public let user: UserID
  /// Which of their authenticators it is.
  public let authenticator: AuthenticatorID
  /// What makes its codes.
  public let device: CodeDevice

  /// A reader that is somebody's.
  public init(user: UserID, authenticator: AuthenticatorID, device: CodeDevice) {
    self.user = user
    self.authenticator = authenticator
    self.device = device
  }
}

extension [Owner] {
  /// The owner in the place that they had, or after the others.
  mutating func take(_ owner: Owner) {
    if let place = firstIndex(where: { $0.user == owner.user }) { self[place] = owner } else { append(owner) }
  }
}

/// Makes the reader somebody's: the seam to whoever knows where its seed is kept.
public protocol Enroller: Sendable {
  /// Makes the user, who accepts the operator's terms with this digest, and activates this reader for them.
  func enrol(_ user: UserID, password: Password, pin: PIN, accepting terms: [UInt8]?)
    async throws(EnrolmentRefusal) -> Owner
}

/// Why nobody was enrolled.
public enum EnrolmentRefusal: Error, Hashable {
  /// The user ID is somebody else's, or the reader is.
  case taken
  /// It could not be done or kept; with what is said of it.
  case failed(Fault)
}

/// What keeps the reader from being heard.
public enum Trouble: Error, Sendable {
  /// The output is gone, busy or hopeless.
  case output(SoundError)
  /// The voice does not speak.
  case voice(SpeechError)
}

extension Trouble: CustomStringConvertible {
  public var description: String {
    switch self {
    case .output(let error): error.description
    case .voice(let error): error.description
    }
  }
}
