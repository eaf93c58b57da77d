// SPDX-License-Identifier: GPL-3.0-or-later
internal import Reader
internal import ServiceInterfaces
internal import Varlink

/// The settings of the menu over the wire.
extension ReaderService {
  func settings(by _: VarlinkPeer) async throws -> ReaderInterface.Settings.Reply {
    let settings = await conversation.settings()
    return .init(
      settings: settings.map { .init(name: $0.setting.rawValue, value: $0.value, choices: $0.choices) })
  }

  func changeSetting(_ change: ReaderInterface.ChangeSetting.Parameters, by peer: VarlinkPeer) async throws {
    guard let setting = Setting(rawValue: change.name) else { throw ReaderInterface.NoSuchSetting() }
    try spend(peer)
    // A program of the owner's uid is not the owner: codes are not made audible to a room by it.
    switch await conversation.change(setting, to: change.value, mayTellMore: peer.uid == 0) {
    case .holds: return
    case .impossible:
      throw ReaderInterface.NoSuchValue(
        choices: conversation.choices(for: setting).joined(separator: ", "))
    case .tellsMore: throw ReaderInterface.LessPrivate()
    }
  }
}
