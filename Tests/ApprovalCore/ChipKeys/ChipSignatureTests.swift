// SPDX-License-Identifier: GPL-3.0-or-later

import Children
import Cryptography
import Devices
import Testing

@testable import ApprovalCore

@Suite(.atLeisure) struct ChipSignatureTests {
  let challenge = [UInt8](repeating: 3, count: 32)
  let textDigest = Digest.sha256([1])

  @Test(arguments: try SignatureVectors.read())
  func `another program's signature holds, unless nobody was there`(vector: SignatureVectors.Vector) throws {
    let proof = try vector.key().proof(Array(vector.signature.utf8), of: vector.chipChallenge())
    #expect((proof != nil) == vector.holds)
    guard let proof else { return }
    #expect(proof.isUserVerified == vector.isUserVerified)
    #expect(proof.counter == vector.counter)
  }

  @Test(.enabled(if: SSHKeygen.isInstalled), arguments: try SignatureVectors.read())
  func `ssh-keygen finds the vectors good too`(vector: SignatureVectors.Vector) throws {
    let keygen = try SSHKeygen()
    let message = try vector.chipChallenge().message
    #expect(try keygen.accepts(vector.signature, over: message, namespace: ChipChallenge.namespace))
  }

  @Test(
    .enabled(if: SSHKeygen.isInstalled), arguments: [["ed25519"], ["ecdsa", "-b", "256"]],
    ["sha256", "sha512"])
  func `what ssh-keygen signs holds for that text, that challenge and that purpose only`(
    kind: [String], hash: String
  ) throws {
    let keygen = try SSHKeygen()
    let line =
      kind.count == 1
      ? try keygen.makeKey("key", kind[0]) : try keygen.makeKey("key", kind[0], kind[1], kind[2])
    let key = try ChipKey(line: line)
    #expect(try key.fingerprint == keygen.fingerprint(of: "key"))
    let message = try #require(ChipChallenge(challenge: challenge, textDigest: textDigest)).message
    let signature = try keygen.sign(message, with: "key", namespace: ChipChallenge.namespace, hash: hash)
    #expect(key.verifies(signature: signature, challenge: challenge, textDigest: textDigest))
    #expect(!key.verifies(signature: signature, challenge: textDigest, textDigest: textDigest))
    #expect(!key.verifies(signature: signature, challenge: challenge, textDigest: Digest.sha256([2])))
    let forFiles = try keygen.sign(message, with: "key", namespace: "file", hash: hash)
    #expect(!key.verifies(signature: forFiles, challenge: challenge, textDigest: textDigest))
    let other = try ChipKey(ed25519: SigningKey.generate().verifyingKey.rawRepresentation)
    #expect(!other.verifies(signature: signature, challenge: challenge, textDigest: textDigest))
  }

  @Test(.enabled(if: SSHKeygen.isInstalled))
  func `a key that ssh-keygen makes of another kind is turned away`() throws {
    let line = try SSHKeygen().makeKey("key", "ecdsa", "-b", "384")
    #expect(throws: ChipKeyError.unsupportedKind) { try ChipKey(line: line) }
  }

  @Test func `no byte of a signature can be changed`() throws {
    for vector in try SignatureVectors.read() where vector.holds {
      let (key, challenge) = (try vector.key(), try vector.chipChallenge())
      let lines = vector.signature.split(separator: "\n").dropFirst().dropLast()
      let bytes = try #require(PaddedBase64.decode(lines.joined()))
      for position in bytes.indices {
        var changed = bytes
        changed[position] ^= 1
        let signature = SSHSignature(changed)
        let proof = signature.flatMap {
          key.proof($0, over: challenge.message, namespace: ChipChallenge.namespace)
        }
        #expect(proof == nil, "\(vector.name), byte \(position)")
      }
    }
  }

  // MARK: Bare signatures

  @Test func `a chip's bare signature holds for its message only`() throws {
    let signingKey = try SigningKey.generate()
    let key = try ChipKey(ed25519: signingKey.verifyingKey.rawRepresentation)
    let message = try #require(ChipChallenge(challenge: challenge, textDigest: textDigest)).message
    let signature = try signingKey.sign(message)
    #expect(key.verifies(signature: signature, challenge: challenge, textDigest: textDigest))
    #expect(!key.verifies(signature: signature, challenge: challenge, textDigest: challenge))
    #expect(
      !key.verifies(signature: try signingKey.sign(textDigest), challenge: challenge, textDigest: textDigest))
    #expect(!key.verifies(signature: [], challenge: challenge, textDigest: textDigest))
  }

  @Test func `a challenge or digest of another length holds for nothing`() throws {
    let signingKey = try SigningKey.generate()
    let key = try ChipKey(ed25519: signingKey.verifyingKey.rawRepresentation)
    for (challenge, digest) in [([], textDigest), (challenge, []), (challenge + [0], textDigest)] {
      #expect(ChipChallenge(challenge: challenge, textDigest: digest) == nil)
      #expect(!key.verifies(signature: try signingKey.sign([]), challenge: challenge, textDigest: digest))
    }
  }

  // MARK: Security keys

  @Test func `a security key says how often it signed and whether it knew who was there`() throws {
    let device = try SoftwareSecurityKey()
    let key = try ChipKey(canonicalBytes: device.publicKey)
    let challenge = try #require(ChipChallenge(challenge: challenge, textDigest: textDigest))
    let touched = try device.sign(challenge.message, flags: 1, counter: 41)
    #expect(key.proof(touched, of: challenge) == ChipProof(isUserVerified: false, counter: 41))
    let verified = try device.sign(challenge.message, flags: 5, counter: 42)
    #expect(key.proof(verified, of: challenge) == ChipProof(isUserVerified: true, counter: 42))
    let absent = try device.sign(challenge.message, flags: 4, counter: 43)
    #expect(key.proof(absent, of: challenge) == nil)
  }

  @Test(.enabled(if: SSHKeygen.isInstalled))
  func `ssh-keygen takes the software key for a real one`() throws {
    let device = try SoftwareSecurityKey(application: "ssh:kodeoplaeser")
    let message = try #require(ChipChallenge(challenge: challenge, textDigest: textDigest)).message
    let signature = try device.sign(message, flags: 1, counter: 1)
    #expect(
      try SSHKeygen().accepts(
        String(decoding: signature, as: UTF8.self), over: message, namespace: ChipChallenge.namespace))
  }

  @Test func `a security key's signature for another purpose or with something after it holds for nothing`()
    throws
  {
    let device = try SoftwareSecurityKey()
    let key = try ChipKey(canonicalBytes: device.publicKey)
    let challenge = try #require(ChipChallenge(challenge: challenge, textDigest: textDigest))
    let forGit = try device.sign(challenge.message, namespace: "git", flags: 1, counter: 1)
    #expect(key.proof(forGit, of: challenge) == nil)
    let longer = try device.sign(challenge.message, flags: 1, counter: 1, trailing: [0])
    #expect(key.proof(longer, of: challenge) == nil)
  }

  @Test(
    arguments: [
      (nil, 9, true), (1, 0, true), (9, 9, false), (8, 9, false), (0, 0, true), (0, 1, false), (10, 9, true),
    ] as [(UInt32?, UInt64, Bool)])
  func `a count that does not go on betrays a copied key`(counter: UInt32?, last: UInt64, follows: Bool) {
    #expect(ChipProof(isUserVerified: false, counter: counter).follows(counter: last) == follows)
  }
}
