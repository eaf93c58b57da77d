// SPDX-License-Identifier: GPL-3.0-or-later
// Printed by InterfaceGenerator: edit dk.kodeoplaeser.Reader.varlink, then swift run InterfaceGenerator.
public import Varlink

extension ReaderInterface {
  /// What is set, in the order of the menu.
  public enum Settings {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Parameters, Reply>(
      "dk.kodeoplaeser.Reader.Settings")

    /// What `Settings` takes.
    public struct Parameters: WireStructure {
      /// As which of several users has it; without it, as the one that this account stands for, or as it is in the room.
      public var user: String?

      /// Of its fields; nil leaves one out.
      public init(user: String? = nil) {
        self.user = user
      }

      public init(from fields: FieldReader) throws {
        user = try fields.optional(.user)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(user, .user)
      }
    }

    /// What `Settings` answers.
    public struct Reply: WireStructure {
      /// The settings.
      public var settings: [Setting]

      /// Of its fields.
      public init(settings: [Setting]) {
        self.settings = settings
      }

      public init(from fields: FieldReader) throws {
        settings = try fields.required(.settings)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(settings, .settings)
      }
    }
  }
}

extension ReaderInterface {
  /// Set something: it is heard from the next words on, and kept. What lets others hear more is set by root, or at the keypad.
  public enum ChangeSetting {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Parameters, Nothing>(
      "dk.kodeoplaeser.Reader.ChangeSetting")

    /// What `ChangeSetting` takes.
    public struct Parameters: WireStructure {
      /// Its name.
      public var name: String
      /// One of its choices.
      public var value: String
      /// For which of several users, where it is how the reader speaks to them; without it, for the one that this account stands for,
      /// or for the room.
      public var user: String?

      /// Of its fields; nil leaves one out.
      public init(name: String, value: String, user: String? = nil) {
        self.name = name
        self.value = value
        self.user = user
      }

      public init(from fields: FieldReader) throws {
        name = try fields.required(.name)
        value = try fields.required(.value)
        user = try fields.optional(.user)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(name, .name)
        try fields.write(value, .value)
        try fields.write(user, .user)
      }
    }
  }
}

extension ReaderInterface {
  /// Type on the keypad: 0 to 9, + - * / . and e for Enter. Off unless the owner turned it on.
  public enum Press {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Parameters, Nothing>(
      "dk.kodeoplaeser.Reader.Press")

    /// What `Press` takes.
    public struct Parameters: WireStructure {
      /// The keys.
      public var keys: SecretText

      /// Of its fields.
      public init(keys: SecretText) {
        self.keys = keys
      }

      public init(from fields: FieldReader) throws {
        keys = try fields.required(.keys)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(keys, .keys)
      }
    }
  }
}

extension ReaderInterface {
  /// How the reader is.
  public enum Status {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Nothing, Reply>(
      "dk.kodeoplaeser.Reader.Status")

    /// What `Status` answers.
    public struct Reply: WireStructure {
      /// The program's version.
      public var version: String
      /// The language it speaks.
      public var language: String
      /// Who reviewed that language, its wording and its voice; without it nobody has.
      public var reviewedBy: String?
      /// When, as YYYY-MM-DD; there if reviewedBy is.
      public var reviewedOn: String?
      /// The user it is activated for; without it nobody, or several.
      public var user: String?
      /// Every user it is activated for, in the order of the digits that name them.
      public var users: [ReaderUser]
      /// Whether the reader can be answered on: active, locked, blocked after wrong PINs, blockedOnRequest, or deleted; without it
      /// nobody's, or several users'.
      public var readerState: String?
      /// Whether keys may be typed over the wire (--allow-press): then an approval proves nobody's presence, and PAM is refused.
      public var allowsPressing: Bool
      /// How many requests wait.
      public var pending: Int
      /// The output, such as alsa:default.
      public var audio: String
      /// How the output is.
      public var audioCondition: Condition
      /// Who plays to its sound card where another program holds it, such as "pipewire, process 812"; several with a semicolon between.
      public var audioHolder: String?
      /// Whether only the user hears it.
      public var audioIsPrivate: Bool
      /// Whether its mixer says that nothing is heard: it is muted, or at its lowest volume; without it no mixer tells.
      public var audioIsMuted: Bool?
      /// The keypad, such as evdev:/dev/input/event3.
      public var keypad: String
      /// How the keypad is.
      public var keypadCondition: Condition
      /// By how many seconds the machine's clock was set since the machine started: forward, or back where it is below
      /// zero; 0 for less than a minute either way. Waits and locks go by the time since then, codes by the clock.
      public var clockSet: Int
      /// What the daemon was told when it was started, every option once.
      public var options: [StartOption]

      /// Of its fields; nil leaves one out.
      public init(
        version: String, language: String, reviewedBy: String? = nil, reviewedOn: String? = nil,
        user: String? = nil, users: [ReaderUser], readerState: String? = nil, allowsPressing: Bool,
        pending: Int, audio: String, audioCondition: Condition, audioHolder: String? = nil,
        audioIsPrivate: Bool, audioIsMuted: Bool? = nil, keypad: String, keypadCondition: Condition,
        clockSet: Int, options: [StartOption]
      ) {
        self.version = version
        self.language = language
        self.reviewedBy = reviewedBy
        self.reviewedOn = reviewedOn
        self.user = user
        self.users = users
        self.readerState = readerState
        self.allowsPressing = allowsPressing
        self.pending = pending
        self.audio = audio
        self.audioCondition = audioCondition
        self.audioHolder = audioHolder
        self.audioIsPrivate = audioIsPrivate
        self.audioIsMuted = audioIsMuted
        self.keypad = keypad
        self.keypadCondition = keypadCondition
        self.clockSet = clockSet
        self.options = options
      }

      public init(from fields: FieldReader) throws {
        version = try fields.required(.version)
        language = try fields.required(.language)
        reviewedBy = try fields.optional(.reviewedBy)
        reviewedOn = try fields.optional(.reviewedOn)
        user = try fields.optional(.user)
        users = try fields.required(.users)
        readerState = try fields.optional(.readerState)
        allowsPressing = try fields.required(.allowsPressing)
        pending = try fields.required(.pending)
        audio = try fields.required(.audio)
        audioCondition = try fields.required(.audioCondition)
        audioHolder = try fields.optional(.audioHolder)
        audioIsPrivate = try fields.required(.audioIsPrivate)
        audioIsMuted = try fields.optional(.audioIsMuted)
        keypad = try fields.required(.keypad)
        keypadCondition = try fields.required(.keypadCondition)
        clockSet = try fields.required(.clockSet)
        options = try fields.required(.options)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(version, .version)
        try fields.write(language, .language)
        try fields.write(reviewedBy, .reviewedBy)
        try fields.write(reviewedOn, .reviewedOn)
        try fields.write(user, .user)
        try fields.write(users, .users)
        try fields.write(readerState, .readerState)
        try fields.write(allowsPressing, .allowsPressing)
        try fields.write(pending, .pending)
        try fields.write(audio, .audio)
        try fields.write(audioCondition, .audioCondition)
        try fields.write(audioHolder, .audioHolder)
        try fields.write(audioIsPrivate, .audioIsPrivate)
        try fields.write(audioIsMuted, .audioIsMuted)
        try fields.write(keypad, .keypad)
        try fields.write(keypadCondition, .keypadCondition)
        try fields.write(clockSet, .clockSet)
        try fields.write(options, .options)
      }
    }
  }
}

extension ReaderInterface {
  /// Make the output audible where its mixer says that nothing of it is heard: what is muted is switched on, what is at its lowest
  /// volume is given three fifths of it. Of headphones and a loudspeaker beside one another, the headphones alone.
  public enum Unmute {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Nothing, Nothing>(
      "dk.kodeoplaeser.Reader.Unmute")
  }
}

extension ReaderInterface {
  /// What is heard from now on, with more: one reply a line, secrets as dots. Where the reader has several users, for root alone.
  public enum Transcript {
    /// The method, with the types of what it takes and answers.
    public static let method = VarlinkMethodType<Nothing, Reply>(
      "dk.kodeoplaeser.Reader.Transcript")

    /// What `Transcript` answers.
    public struct Reply: WireStructure {
      /// One line, itself JSON.
      public var line: String

      /// Of its fields.
      public init(line: String) {
        self.line = line
      }

      public init(from fields: FieldReader) throws {
        line = try fields.required(.line)
      }

      public func encode(to fields: inout FieldWriter) throws {
        try fields.write(line, .line)
      }
    }
  }
}
