// SPDX-License-Identifier: GPL-3.0-or-later
// Printed by InterfaceGenerator: edit dk.kodeoplaeser.Reader.varlink, then swift run InterfaceGenerator.
public import Varlink

extension ReaderInterface {
  /// What serves the methods: a handler each, and what every call comes by before its handler.
  public protocol Handlers: Sendable {
    /// What a handler is told of who calls: what `perform` makes of the peer, and nobody else can make.
    associatedtype Caller: Sendable

    /// Lets a call pass to its handler, or throws what it is answered with instead.
    func perform<Parameters: Codable & Sendable, Reply: Sendable>(
      _ method: Method, _ parameters: Parameters, for peer: VarlinkPeer,
      _ handler: (Caller) async throws -> Reply
    ) async throws -> Reply

    /// Speak a text as a stranger's, in the second voice and between its tones, after the reader has said who asks. It is heard
    /// once the reader has nothing to say itself and no approval is dealt with; a key silences it and all that waits.
    func say(_ parameters: Say.Parameters, by caller: Caller) async throws

    /// Speak a code.
    func code(_ parameters: Code.Parameters, by caller: Caller) async throws

    /// Keep another service's account, whose codes are spoken from then on.
    func addAccount(_ parameters: AddAccount.Parameters, by caller: Caller) async throws -> AddAccount.Reply

    /// Name the accounts, in their order.
    func accounts(_ parameters: Accounts.Parameters, by caller: Caller) async throws -> Accounts.Reply

    /// Forget an account and what makes its codes.
    func removeAccount(_ parameters: RemoveAccount.Parameters, by caller: Caller) async throws

    /// Keep the accounts of another program: those that can be kept all at once, or none. How many there are is heard.
    func importAccounts(
      _ parameters: ImportAccounts.Parameters, by caller: Caller
    ) async throws -> ImportAccounts.Reply

    /// Give out every account with what makes its codes. The person hears how many leave the reader, and approves it as any change.
    func exportAccounts(
      _ parameters: ExportAccounts.Parameters, by caller: Caller
    ) async throws -> ExportAccounts.Reply

    /// Forget all accounts and what makes their codes. The person hears how many, and approves it as any change.
    func removeAllAccounts(
      _ parameters: RemoveAllAccounts.Parameters, by caller: Caller
    ) async throws -> RemoveAllAccounts.Reply

    /// What is set, in the order of the menu.
    func settings(_ parameters: Settings.Parameters, by caller: Caller) async throws -> Settings.Reply

    /// Set something: it is heard from the next words on, and kept. What lets others hear more is set by root, or at the keypad.
    func changeSetting(_ parameters: ChangeSetting.Parameters, by caller: Caller) async throws

    /// Type on the keypad: 0 to 9, + - * / . and e for Enter. Off unless the owner turned it on.
    func press(_ parameters: Press.Parameters, by caller: Caller) async throws

    /// How the reader is.
    func status(by caller: Caller) async throws -> Status.Reply

    /// Make the output audible where its mixer says that nothing of it is heard: what is muted is switched on, what is at its lowest
    /// volume is given three fifths of it. Of headphones and a loudspeaker beside one another, the headphones alone.
    func unmute(by caller: Caller) async throws

    /// What is heard from now on, with more: one reply a line, secrets as dots. Where the reader has several users, for root alone.
    func transcript(by caller: Caller, _ call: VarlinkCall<Transcript.Reply>) async throws -> Transcript.Reply
  }
}

extension ReaderInterface.Handlers where Caller == VarlinkPeer {
  /// Whom the interface is for may call every method of it.
  public func perform<Parameters: Codable & Sendable, Reply: Sendable>(
    _: ReaderInterface.Method, _: Parameters, for peer: VarlinkPeer,
    _ handler: (Caller) async throws -> Reply
  ) async throws -> Reply {
    try await handler(peer)
  }
}

extension ReaderInterface.Handlers {
  /// The interface as a server offers it.
  ///
  /// - Parameter permits: whom it is for; everybody else is denied every method.
  public func served(
    permits: @escaping @Sendable (VarlinkPeer) -> Bool = { _ in true }
  ) throws(VarlinkError) -> VarlinkInterface {
    try VarlinkInterface(
      ReaderInterface.description, permits: permits,
      methods: ReaderInterface.Method.allCases.map { served($0) })
  }

  private func served(_ method: ReaderInterface.Method) -> VarlinkMethod {
    switch method {
    case .say:
      VarlinkMethod(ReaderInterface.Say.method) { parameters, peer in
        try await perform(.say, parameters, for: peer) { caller in
          try await say(parameters, by: caller)
        }
        return Nothing()
      }
    case .code:
      VarlinkMethod(ReaderInterface.Code.method) { parameters, peer in
        try await perform(.code, parameters, for: peer) { caller in
          try await code(parameters, by: caller)
        }
        return Nothing()
      }
    case .addAccount:
      VarlinkMethod(ReaderInterface.AddAccount.method) { parameters, peer in
        try await perform(.addAccount, parameters, for: peer) { caller in
          try await addAccount(parameters, by: caller)
        }
      }
    case .accounts:
      VarlinkMethod(ReaderInterface.Accounts.method) { parameters, peer in
        try await perform(.accounts, parameters, for: peer) { caller in
          try await accounts(parameters, by: caller)
        }
      }
    case .removeAccount:
      VarlinkMethod(ReaderInterface.RemoveAccount.method) { parameters, peer in
        try await perform(.removeAccount, parameters, for: peer) { caller in
          try await removeAccount(parameters, by: caller)
        }
        return Nothing()
      }
    case .importAccounts:
      VarlinkMethod(ReaderInterface.ImportAccounts.method) { parameters, peer in
        try await perform(.importAccounts, parameters, for: peer) { caller in
          try await importAccounts(parameters, by: caller)
        }
      }
    case .exportAccounts:
      VarlinkMethod(ReaderInterface.ExportAccounts.method) { parameters, peer in
        try await perform(.exportAccounts, parameters, for: peer) { caller in
          try await exportAccounts(parameters, by: caller)
        }
      }
    case .removeAllAccounts:
      VarlinkMethod(ReaderInterface.RemoveAllAccounts.method) { parameters, peer in
        try await perform(.removeAllAccounts, parameters, for: peer) { caller in
          try await removeAllAccounts(parameters, by: caller)
        }
      }
    case .settings:
      VarlinkMethod(ReaderInterface.Settings.method) { parameters, peer in
        try await perform(.settings, parameters, for: peer) { caller in
          try await settings(parameters, by: caller)
        }
      }
    case .changeSetting:
      VarlinkMethod(ReaderInterface.ChangeSetting.method) { parameters, peer in
        try await perform(.changeSetting, parameters, for: peer) { caller in
          try await changeSetting(parameters, by: caller)
        }
        return Nothing()
      }
    case .press:
      VarlinkMethod(ReaderInterface.Press.method) { parameters, peer in
        try await perform(.press, parameters, for: peer) { caller in
          try await press(parameters, by: caller)
        }
        return Nothing()
      }
    case .status:
      VarlinkMethod(ReaderInterface.Status.method) { nothing, peer in
        try await perform(.status, nothing, for: peer) { caller in
          try await status(by: caller)
        }
      }
    case .unmute:
      VarlinkMethod(ReaderInterface.Unmute.method) { nothing, peer in
        try await perform(.unmute, nothing, for: peer) { caller in
          try await unmute(by: caller)
        }
        return Nothing()
      }
    case .transcript:
      VarlinkMethod(several: ReaderInterface.Transcript.method) { nothing, call in
        try await perform(.transcript, nothing, for: call.peer) { caller in
          try await transcript(by: caller, call)
        }
      }
    }
  }
}
