// SPDX-License-Identifier: GPL-3.0-or-later
// Printed by InterfaceGenerator: edit dk.kodeoplaeser.Reader.varlink, then swift run InterfaceGenerator.
public import Varlink

extension VarlinkClient {
  /// The methods of `dk.kodeoplaeser.Reader`.
  public var reader: ReaderInterface.Client { .init(self) }
}

extension ReaderInterface {
  /// Calls the methods, by a connection.
  public struct Client: Sendable {
    private let connection: VarlinkClient

    /// - Parameter connection: the way to who serves it.
    public init(_ connection: VarlinkClient) { self.connection = connection }

    /// Speak a text as a stranger's, in the second voice and between its tones, after the reader has said who asks. It is heard
    /// once the reader has nothing to say itself and no approval is dealt with; a key silences it and all that waits.
    public func say(_ parameters: Say.Parameters) async throws {
      _ = try await connection.call(Say.method, parameters)
    }

    /// Speak a code.
    public func code(_ parameters: Code.Parameters) async throws {
      _ = try await connection.call(Code.method, parameters)
    }

    /// Keep another service's account, whose codes are spoken from then on.
    public func addAccount(_ parameters: AddAccount.Parameters) async throws -> AddAccount.Reply {
      try await connection.call(AddAccount.method, parameters)
    }

    /// Name the accounts, in their order.
    public func accounts(_ parameters: Accounts.Parameters) async throws -> Accounts.Reply {
      try await connection.call(Accounts.method, parameters)
    }

    /// Forget an account and what makes its codes.
    public func removeAccount(_ parameters: RemoveAccount.Parameters) async throws {
      _ = try await connection.call(RemoveAccount.method, parameters)
    }

    /// Keep the accounts of another program: those that can be kept all at once, or none. How many there are is heard.
    public func importAccounts(_ parameters: ImportAccounts.Parameters) async throws -> ImportAccounts.Reply {
      try await connection.call(ImportAccounts.method, parameters)
    }

    /// Give out every account with what makes its codes. The person hears how many leave the reader, and approves it as any change.
    public func exportAccounts(_ parameters: ExportAccounts.Parameters) async throws -> ExportAccounts.Reply {
      try await connection.call(ExportAccounts.method, parameters)
    }

    /// Forget all accounts and what makes their codes. The person hears how many, and approves it as any change.
    public func removeAllAccounts(_ parameters: RemoveAllAccounts.Parameters) async throws
      -> RemoveAllAccounts.Reply
    {
      try await connection.call(RemoveAllAccounts.method, parameters)
    }

    /// What is set, in the order of the menu.
    public func settings(_ parameters: Settings.Parameters) async throws -> Settings.Reply {
      try await connection.call(Settings.method, parameters)
    }

    /// Set something: it is heard from the next words on, and kept. What lets others hear more is set by root, or at the keypad.
    public func changeSetting(_ parameters: ChangeSetting.Parameters) async throws {
      _ = try await connection.call(ChangeSetting.method, parameters)
    }

    /// Type on the keypad: 0 to 9, + - * / . and e for Enter. Off unless the owner turned it on.
    public func press(_ parameters: Press.Parameters) async throws {
      _ = try await connection.call(Press.method, parameters)
    }

    /// How the reader is.
    public func status() async throws -> Status.Reply {
      try await connection.call(Status.method, Nothing())
    }

    /// Make the output audible where its mixer says that nothing of it is heard: what is muted is switched on, what is at its lowest
    /// volume is given three fifths of it. Of headphones and a loudspeaker beside one another, the headphones alone.
    public func unmute() async throws {
      _ = try await connection.call(Unmute.method, Nothing())
    }

    /// What is heard from now on, with more: one reply a line, secrets as dots. Where the reader has several users, for root alone.
    public func transcript() throws(VarlinkError) -> VarlinkReplies<Transcript.Reply> {
      try connection.replies(Transcript.method, Nothing())
    }
  }
}
