// SPDX-License-Identifier: GPL-3.0-or-later
import JSON

extension ReaderInterface {
  public static let settings = VarlinkSignature<Nothing, SettingList>("dk.kodeoplaeser.Reader.Settings")
  public static let changeSetting = VarlinkSignature<SettingChange, Nothing>(
    "dk.kodeoplaeser.Reader.ChangeSetting")

  /// One setting: what it is, and what it may be.
  public struct Setting: Codable, Hashable, Sendable {
    public var name: String
    public var value: String
    public var choices: [String]

    public init(name: String, value: String, choices: [String]) {
      self.name = name
      self.value = value
      self.choices = choices
    }
  }

  public struct SettingList: Codable, Hashable, Sendable {
    public var settings: [Setting]

    public init(settings: [Setting]) { self.settings = settings }
  }

  public struct SettingChange: Codable, Hashable, Sendable {
    public var name: String
    public var value: String

    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  public static let noSuchSetting = VarlinkReplyError("dk.kodeoplaeser.Reader.NoSuchSetting")

  public static let lessPrivate = VarlinkReplyError("dk.kodeoplaeser.Reader.LessPrivate")

  /// With everything that it may be.
  public static func noSuchValue(_ choices: [String]) -> VarlinkReplyError {
    VarlinkReplyError(
      "dk.kodeoplaeser.Reader.NoSuchValue", ["choices": .string(choices.joined(separator: ", "))])
  }
}
