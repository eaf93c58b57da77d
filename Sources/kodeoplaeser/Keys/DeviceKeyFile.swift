// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Cryptography
import Glibc
import Options
import Platform

/// The key that an app in a terminal, or a code reader that is a program of its own, signs its answers with: in a file that is
/// its user's alone.
///
/// The file holds two lines: what it is, and the 32 bytes of an Ed25519 private key in base64url.
struct DeviceKeyFile {
  static let option = Option(
    "--key-file", "FILE",
    "where the device keeps the key that it signs its answers with; without it app-NUMBER.key in kodeoplaeser in "
      + "$XDG_STATE_HOME, or in ~/.local/state")
  /// Of a device whose number nobody knows before it has a key.
  static let namedOption = Option(
    "--key-file", "FILE",
    "of a code reader that is a program of its own, where to keep the key that it makes and signs its answers with"
  )

  private static let heading = "kodeoplaeser-device-key-1"
  /// More than the two lines have, and little enough to be read at once.
  private static let mostBytes = 256

  let path: String
  /// The folder that may have to be made, where it is the usual one.
  private let folder: String?

  /// The file that was named, or the usual one of the device with that number.
  init(_ invocation: Invocation, of number: String) throws {
    if let named = invocation[Self.option.name] {
      path = named
      folder = nil
      return
    }
    guard Int64(number) != nil else { throw Failure(.usage, "\(number) is no authenticator's number") }
    let folder = try Self.usualFolder()
    self.folder = folder
    path = "\(folder)/app-\(number).key"
  }

  /// `$XDG_STATE_HOME`, which counts only where it is a whole path (XDG base directories).
  private static func usualFolder() throws -> String {
    if let state = Environment["XDG_STATE_HOME"], state.hasPrefix("/") { return "\(state)/kodeoplaeser" }
    guard let home = Environment["HOME"] else {
      throw Failure(.usage, "there is no home folder to keep the key in; hint: --key-file names a file")
    }
    return "\(home)/.local/state/kodeoplaeser"
  }

  // MARK: Making

  /// Says no before anything is asked, where a file is there already.
  func checkFree() throws {
    var status = stat()
    if lstat(path, &status) == 0 { throw taken }
  }

  /// Makes a key and keeps it in a new file, on the disk before it returns: never over another, never through a link.
  func make() throws -> SigningKey {
    try makeFolder()
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw errno == EEXIST ? taken : cannot("be made", errno) }
    defer { close(file) }
    let key = try SigningKey.generate()
    let text = "\(Self.heading)\n\(Base64.url.encode(key.rawRepresentation.revealed()))\n"
    let bytes = Array(text.utf8)
    guard write(file, bytes, bytes.count) == bytes.count, fsync(file) == 0, syncFolder() else {
      let reason = errno
      remove()
      throw cannot("be written", reason)
    }
    return key
  }

  /// The file's name is on the disk as the file is.
  private func syncFolder() -> Bool {
    let end = path.lastIndex(of: "/")
    let folder = open(end.map { String(path[...$0]) } ?? ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    defer { if folder >= 0 { close(folder) } }
    return folder >= 0 && fsync(folder) == 0
  }

  /// Takes the file back: what it was made for did not come about.
  func remove() { unlink(path) }

  private func makeFolder() throws {
    guard let folder else { return }
    var made = ""
    for part in folder.split(separator: "/") {
      made += "/" + part
      guard mkdir(made, 0o700) == 0 || errno == EEXIST || access(made, F_OK) == 0 else {
        throw Failure(.usage, "the folder \(made) cannot be made: \(SystemError(errno))")
      }
    }
  }

  // MARK: Reading

  /// The key that the device made when it was activated.
  func read() throws -> SigningKey {
    let file = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else {
      guard errno == ENOENT else { throw cannot("be read", errno) }
      throw Failure(
        .usage,
        "the key that this device answers with is not at \(path); hint: it stands where the device was activated, "
          + "--key-file names another file, and a device from before devices had keys is activated again")
    }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw cannot("be read", errno) }
    guard status.st_mode & S_IFMT == S_IFREG, status.st_uid == geteuid(), status.st_mode & 0o077 == 0 else {
      throw Failure(
        .usage,
        "the key \(path) is not its owner's alone, and is not used; hint: chmod 600, or activate the device again if somebody "
          + "may have read it")
    }
    var bytes = [UInt8](repeating: 0, count: Self.mostBytes)
    defer { explicit_bzero(&bytes, bytes.count) }
    let count = Glibc.read(file, &bytes, bytes.count)
    guard count >= 0 else { throw cannot("be read", errno) }
    let lines = bytes.prefix(count).split(separator: UInt8(ascii: "\n"))
    guard lines.count == 2, lines[0].elementsEqual(Self.heading.utf8),
      let key = Base64.url.decode(String(decoding: lines[1], as: UTF8.self)), key.count == SigningKey.length
    else { throw Failure(.usage, "the file \(path) holds no key of a device") }
    return try SigningKey(rawRepresentation: Secret(key))
  }

  // MARK: Sentences

  private var taken: Failure {
    Failure(.usage, "the file \(path) is there already, and is left as it is; hint: --key-file names another")
  }

  private func cannot(_ deed: String, _ code: CInt) -> Failure {
    Failure(.usage, "the key \(path) cannot \(deed): \(SystemError(code))")
  }
}

extension SigningKey {
  /// The public half, as it is registered.
  var registered: String { Base64.url.encode(verifyingKey.rawRepresentation) }

  /// The signature of a device's answer, as it goes over the wire.
  func signature(of answer: DeviceAnswer) throws -> String { Base64.url.encode(try sign(answer.message)) }
}
