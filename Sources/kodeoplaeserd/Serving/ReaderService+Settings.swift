// SPDX-License-Identifier: GPL-3.0-or-later
internal import Reader
internal import Varlink

/// The settings of the menu over the wire.
extension ReaderService {
  func listSettings(_: Nothing, by _: VarlinkPeer) async throws -> ReaderInterface.SettingList {
    let settings = await conversation.settings()
    return .init(
      settings: settings.map { .init(name: $0.setting.rawValue, value: $0.value, choices: $0.choices) })
  }

  func changeSetting(_ change: ReaderInterface.SettingChange, by peer: VarlinkPeer) async throws -> Nothing {
    guard let setting = Setting(rawValue: change.name) else { throw ReaderInterface.noSuchSetting }
    try spend(peer)
    // A program of the owner's uid is not the owner: codes are not made audible to a room by it.
    switch await conversation.change(setting, to: change.value, mayTellMore: peer.uid == 0) {
    case .holds: return Nothing()
    case .impossible: throw ReaderInterface.noSuchValue(conversation.choices(for: setting))
    case .tellsMore: throw ReaderInterface.lessPrivate
    }
  }
}
