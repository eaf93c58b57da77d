// SPDX-License-Identifier: GPL-3.0-or-later

/// The numbers of a machine's accounts (uids).
public enum SystemAccount {
  /// What stands for no account in chown(2) and setreuid(2), in 32 bits and in the 16 of before.
  private static let nobodys: Set<UInt32> = [0xFFFF_FFFF, 0xFFFF]

  /// An account by a number from outside.
  ///
  /// - Throws: `notAnAccount` for a number that no account has.
  public static func number(_ number: Int64) throws(IdentityError) -> UInt32 {
    guard let account = UInt32(exactly: number), !nobodys.contains(account) else {
      throw .notAnAccount(number: number)
    }
    return account
  }

  static func check(_ account: UInt32?) throws(CoreError) {
    guard let account else { return }
    do throws(IdentityError) { _ = try number(Int64(account)) } catch { throw .identity(error) }
  }
}
